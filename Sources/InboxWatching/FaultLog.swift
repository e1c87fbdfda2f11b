import Logging

/// Says each fault once: again only when it was over, or is another.
///
/// What befalls many at once can be said in one line, with their number and
/// the names of the first.
struct FaultLog {
    private struct Fault: Equatable {
        /// Of one subject.
        var text: String
        /// Of several, after their number; nil where each is said by itself.
        var ofMany: String?
        var isShared: Bool
        var level: Logger.Level
    }

    private var faults: [FileName: Fault] = [:]
    /// What is not said yet, by the order it came in.
    private var unsaid: [(fault: Fault, subjects: [String])] = []
    private let log: Logger
    /// The key of the subject in a log line.
    private let key: String

    /// Names in one line: a file that is itself at fault is to be found.
    private static let mostNamed = (ofShared: 3, ofOthers: 20)

    init(log: Logger, key: String) {
        self.log = log
        self.key = key
    }

    /// Faults that are not over.
    var count: Int { faults.count }

    /// Says of something what is wrong with it, with the next ``tell()``.
    ///
    /// - Parameters:
    ///   - subject: a file or folder of the inbox, or what else is at fault.
    ///   - ofMany: the same of several, as it goes on after their number; nil to
    ///     name each in a line of its own.
    ///   - isShared: whether it is no fault of the subject: then it is not said
    ///     again of others while it lasts.
    /// - Returns: whether it is new.
    @discardableResult
    mutating func report(
        _ subject: String, _ reason: String, ofMany: String? = nil, isShared: Bool = false,
        level: Logger.Level = .warning
    ) -> Bool {
        let fault = Fault(text: reason, ofMany: ofMany, isShared: isShared, level: level)
        let isKnown = isShared && faults.values.contains(fault) && !unsaid.contains { $0.fault == fault }
        guard faults.updateValue(fault, forKey: FileName(subject)) != fault else { return false }
        if isKnown { return true }
        if let place = unsaid.firstIndex(where: { $0.fault == fault }) {
            unsaid[place].subjects.append(subject)
        } else {
            unsaid.append((fault, [subject]))
        }
        return true
    }

    /// Logs what was reported since the last time.
    mutating func tell() {
        for (fault, subjects) in unsaid {
            guard let ofMany = fault.ofMany, subjects.count > 1 else {
                for subject in subjects {
                    log.log(level: fault.level, "\(fault.text)", metadata: [key: "\(subject)"])
                }
                continue
            }
            let most = fault.isShared ? Self.mostNamed.ofShared : Self.mostNamed.ofOthers
            var names = subjects.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
            if subjects.count > most { names += ", …" }
            log.log(level: fault.level, "\(subjects.count) files\(ofMany) (\(names))")
        }
        unsaid = []
    }

    mutating func clear(_ subject: String) { faults[FileName(subject)] = nil }

    /// Forgets the faults of what is not there any more.
    mutating func keep(where isThere: (FileName) -> Bool) {
        faults = faults.filter { isThere($0.key) }
    }
}

/// How long to leave something alone that failed: longer each time.
struct Backoff {
    private var next = Backoff.shortest
    private(set) var end = Duration.zero

    private static let shortest = Duration.seconds(1)
    private static let longest = Duration.seconds(30)

    mutating func fail(at now: Duration) {
        end = now + next
        next = min(next * 2, Self.longest)
    }

    mutating func succeed() { self = Backoff() }
}
