import Logging

/// Says each fault once: again only when it was over, or is another.
struct FaultLog {
    private var reasons: [String: String] = [:]
    private let log: Logger
    /// The key of the subject in a log line.
    private let key: String

    init(log: Logger, key: String) {
        self.log = log
        self.key = key
    }

    /// Faults that are not over.
    var count: Int { reasons.count }

    /// - Parameter subject: a file or folder of the inbox, or what else is at
    ///   fault.
    /// - Returns: whether it is new.
    @discardableResult
    mutating func report(_ subject: String, _ reason: String, level: Logger.Level = .warning) -> Bool {
        guard reasons.updateValue(reason, forKey: subject) != reason else { return false }
        log.log(level: level, "\(reason)", metadata: [key: "\(subject)"])
        return true
    }

    mutating func clear(_ subject: String) { reasons[subject] = nil }

    /// Forgets the faults of what is not there any more.
    mutating func keep(where isThere: (String) -> Bool) {
        reasons = reasons.filter { isThere($0.key) }
    }
}
