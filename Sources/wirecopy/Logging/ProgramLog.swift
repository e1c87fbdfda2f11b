import Glibc
import Logging
import Platform
import Synchronization

/// The log of a program that runs by itself: lines on stderr.
final class ProgramLog: Sendable {
    private let format: LogFormat
    /// Whether systemd's journal reads the lines: it knows the time itself, and
    /// takes the level from a number in angle brackets (sd-daemon(3)).
    private let isJournal = getenv("JOURNAL_STREAM") != nil
    private let output = LogOutput()
    private let levelState: Mutex<Logger.Level>

    init(format: LogFormat, level: Logger.Level) {
        self.format = format
        levelState = Mutex(level)
    }

    /// The least level that is written; may change while it runs.
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
    /// A level of this logger alone.
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
