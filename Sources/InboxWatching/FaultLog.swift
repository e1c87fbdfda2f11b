import Logging

/// Logs each fault once, and again only after it was cleared or when its text changes.
///
/// A fault of many files at once is logged in one line, with their number and the first
/// names.
struct FaultLog {
    private struct Fault: Equatable {
        /// The message for one subject.
        var text: String
        /// The message for several, after their number; nil to log each by itself.
        var ofMany: String?
        var isShared: Bool
        var level: Logger.Level
    }

    private var faults: [FileName: Fault] = [:]
    /// Faults not logged yet, in the order of their reports.
    private var unlogged: [(fault: Fault, subjects: [String])] = []
    private let log: Logger
    /// The metadata key of the subject in a log line.
    private let key: String

    /// Names in one line. More if the files themselves are at fault, so that they can be
    /// found.
    private static let maxNamed = (ofShared: 3, ofOthers: 20)

    init(log: Logger, key: String) {
        self.log = log
        self.key = key
    }

    /// The number of current faults.
    var count: Int { faults.count }

    /// Reports a fault; the next ``tell()`` logs it.
    ///
    /// - Parameters:
    ///   - subject: a file or folder of the inbox, or a part of the system.
    ///   - ofMany: the message for several subjects, to be appended to their number; nil
    ///     to log each in its own line.
    ///   - isShared: whether the cause is outside the subject, such as a full disk: then
    ///     it is not logged for further subjects while it lasts.
    /// - Returns: whether the fault is new.
    @discardableResult
    mutating func report(
        _ subject: String, _ reason: String, ofMany: String? = nil, isShared: Bool = false,
        level: Logger.Level = .warning
    ) -> Bool {
        let fault = Fault(text: reason, ofMany: ofMany, isShared: isShared, level: level)
        let isKnown = isShared && faults.values.contains(fault) && !unlogged.contains { $0.fault == fault }
        guard faults.updateValue(fault, forKey: FileName(subject)) != fault else { return false }
        if isKnown { return true }
        if let place = unlogged.firstIndex(where: { $0.fault == fault }) {
            unlogged[place].subjects.append(subject)
        } else {
            unlogged.append((fault, [subject]))
        }
        return true
    }

    /// Logs the faults reported since the last call.
    mutating func tell() {
        for (fault, subjects) in unlogged {
            guard let ofMany = fault.ofMany, subjects.count > 1 else {
                for subject in subjects {
                    log.log(level: fault.level, "\(fault.text)", metadata: [key: "\(subject)"])
                }
                continue
            }
            let limit = fault.isShared ? Self.maxNamed.ofShared : Self.maxNamed.ofOthers
            var names = subjects.prefix(limit).map { "'\($0)'" }.joined(separator: ", ")
            if subjects.count > limit { names += ", …" }
            log.log(level: fault.level, "\(subjects.count) files\(ofMany) (\(names))")
        }
        unlogged = []
    }

    mutating func clear(_ subject: String) { faults[FileName(subject)] = nil }

    /// Clears the faults of subjects that no longer exist.
    mutating func keep(where isThere: (FileName) -> Bool) {
        faults = faults.filter { isThere($0.key) }
    }
}

/// Exponential backoff after failures, from 1 to 30 seconds.
struct Backoff {
    private var next = Backoff.minDelay
    private(set) var end = Duration.zero

    private static let minDelay = Duration.seconds(1)
    private static let maxDelay = Duration.seconds(30)

    mutating func fail(at now: Duration) {
        end = now + next
        next = min(next * 2, Self.maxDelay)
    }

    mutating func succeed() { self = Backoff() }
}
