import ArgumentParser
import Glibc
import Logging
import Platform
import Reports
import Synchronization

/// The log of the daemon: lines on stderr.
final class ProgramLog: Sendable {
    private let format: LogFormat
    /// Whether systemd's journal reads the lines: it adds the time itself and takes
    /// the level from a prefix such as `<4>` (sd-daemon(3)).
    private let isJournal = unsafe getenv("JOURNAL_STREAM") != nil
    private let output = LogOutput()
    private let levelState: Mutex<Logger.Level>

    init(format: LogFormat, level: Logger.Level) {
        self.format = format
        levelState = Mutex(level)
    }

    /// The minimum level of lines that are written. Can change at any time.
    var level: Logger.Level {
        get { levelState.withLock { $0 } }
        set { levelState.withLock { $0 = newValue } }
    }

    var logger: Logger { Logger(label: "wirecopy") { _ in ProgramLogHandler(log: self) } }

    fileprivate func write(_ event: LogEvent, _ metadata: Logger.Metadata) {
        let line = LogLine(
            level: event.level, message: "\(event.message)",
            fields: metadata.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
        switch format {
        case .json: output.write(line.json(at: UTCTime.now.iso))
        case .text: output.write(line.text(prefix: isJournal ? "<\(line.priority)>" : "\(UTCTime.now.iso) "))
        }
    }
}

private struct ProgramLogHandler: LogHandler {
    let log: ProgramLog
    var metadata: Logger.Metadata = [:]
    /// A level set on this logger only.
    private var ownLevel: Logger.Level?

    init(log: ProgramLog) { self.log = log }

    var logLevel: Logger.Level {
        get { ownLevel ?? log.level }
        set { ownLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        log.write(event, metadata.merging(event.metadata ?? [:]) { $1 })
    }
}

/// The format of log lines.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// The minimum levels a user can choose.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, notice, warning, error

    var level: Logger.Level { Logger.Level(rawValue: rawValue)! }
}

/// One line of the log.
struct LogLine {
    let level: Logger.Level
    let message: String
    /// In the order in which they are written.
    let fields: [(key: String, value: String)]

    /// `2026-11-21T23:35:01Z warning: 'a.txt': permission denied`, then the other
    /// fields in brackets. Control characters are escaped.
    func text(prefix: String) -> String {
        var line = prefix + "\(level): "
        if let file = fields.first(where: { $0.key == "file" }) { line += "'\(file.value)': " }
        line += message
        for (key, value) in fields where key != "file" { line += " [\(key) \(value)]" }
        return Columns.printable(Message.clipped(line)) + "\n"
    }

    /// A JSON object with `time`, `level`, `message` and the fields.
    func json(at time: String) -> String {
        var json = JSONWriter()
        json.object { json in
            for (key, value) in [("time", time), ("level", "\(level)"), ("message", message)] + fields {
                json.field(key, value)
            }
        }
        json.endLine()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The priority in the sense of syslog(3).
    var priority: Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}

/// Writes log lines to stderr without ever blocking for long.
///
/// A write to a full pipe blocks until its reader continues. After waiting one
/// second, lines are dropped and counted until the pipe takes data again.
final class LogOutput: Sendable {
    private struct State {
        var isStuck = false
        var leftOut = 0
    }

    private let state = Mutex(State())

    /// In milliseconds.
    private static let patience: Int32 = 1000
    /// In Unicode scalars: at most 4 KiB, which a pipe takes without blocking if poll(2)
    /// says it is writable.
    private static let portion = 1024

    func write(_ line: String) {
        state.withLock { state in
            guard hasRoom(state.isStuck ? 0 : Self.patience) else {
                state.isStuck = true
                state.leftOut += 1
                return
            }
            if state.leftOut > 0 {
                Message.write("\(state.leftOut) log lines were dropped because stderr was blocked\n")
            }
            state = State()
            var rest = line.unicodeScalars[...]
            while !rest.isEmpty {
                guard hasRoom(Self.patience) else {
                    state.isStuck = true
                    return
                }
                let end = rest.index(rest.startIndex, offsetBy: Self.portion, limitedBy: rest.endIndex)
                Message.write(String(rest[..<(end ?? rest.endIndex)]))
                rest = rest[(end ?? rest.endIndex)...]
            }
        }
    }

    /// Waits until stderr takes data or has failed; false after the timeout.
    private func hasRoom(_ milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        var result = unsafe poll(&wait, 1, milliseconds)
        while result < 0, errno == EINTR { result = unsafe poll(&wait, 1, milliseconds) }
        return result != 0
    }
}
