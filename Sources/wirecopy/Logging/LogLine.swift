import Logging
import Reports

/// One line of the log.
struct LogLine {
    let level: Logger.Level
    let message: String
    /// In the order they are written.
    let fields: [(key: String, value: String)]

    /// `2026-11-21T23:35:01Z warning: 'a.txt': permission denied`, and what
    /// else there is behind it. Nothing in it acts on a terminal.
    func text(prefix: String) -> String {
        var line = prefix + "\(level): "
        if let file = fields.first(where: { $0.key == "file" }) { line += "'\(file.value)': " }
        line += message
        for (key, value) in fields where key != "file" { line += " [\(key) \(value)]" }
        return Columns.printable(Message.clipped(line)) + "\n"
    }

    /// One object with `time`, `level`, `message` and the fields.
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

    /// Of syslog(3).
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
