import Platform

/// What stands in an ``AttemptLog``: a head of fixed places, so that each of
/// its numbers can be changed by one call of a signal's handler, and entries
/// that end with a zero byte each, as no name has one.
struct AttemptRecord {
    /// A file that was worked on when the program ended.
    struct Suspect: Hashable, Sendable {
        var name: String
        /// Nil where it was only to be filed.
        var stamp: FileStamp?
        /// Crashes it was under way in.
        var crashes = 0
        /// Ends without a mark, in a row, in which it was alone for long.
        var kills = 0
        /// The last crash; nil for none.
        var crash: End?
        /// Whether it is not to be looked into any more.
        var isKeptOut = false

        /// Why it is kept out; nil if it is not.
        var reason: String? {
            guard isKeptOut else { return nil }
            guard let crash else {
                return
                    "the program was killed \(kills) times in a row while it worked on nothing else; it is not read again"
            }
            let times = crashes == 1 ? "" : crashes == 2 ? " twice" : " \(crashes) times"
            return "it ended the program\(times) (\(crash.words)); it is not read again"
        }
    }

    /// A content that is not looked into any more.
    struct KeptOut: Hashable, Sendable {
        var name: String
        var digest: String
        var reason: String
    }

    /// How the program ended.
    enum End: Hashable, Sendable {
        /// By a fault of its own.
        case signal(Int)
        /// It took more time or memory than there is for its size.
        case time
        case memory
        /// It was asked to.
        case request

        var code: Int {
            switch self {
            case .signal(let number): number
            case .time: 100
            case .memory: 101
            case .request: 102
            }
        }

        /// Nil for none.
        init?(code: Int) {
            switch code {
            case 1..<100: self = .signal(code)
            case 100: self = .time
            case 101: self = .memory
            case 102: self = .request
            default: return nil
            }
        }

        var words: String {
            switch self {
            case .signal(let number): "signal \(number)"
            case .time: "it took too much time for its size"
            case .memory: "it took too much memory for its size"
            case .request: "asked to"
            }
        }
    }

    var version = ""
    var underway: [Suspect] = []
    var suspects: [Suspect] = []
    var keptOut: [KeptOut] = []
    /// How the program ended while they were under way; nil for an end without
    /// a mark.
    private(set) var end: End?
    /// Which one of them was worked on, counted from 1; 0 for all.
    private(set) var place = 0
    /// How long they had been under way.
    private(set) var seconds = 0

    init(version: String, underway: [Suspect], suspects: [Suspect], keptOut: [KeptOut]) {
        self.version = version
        self.underway = underway
        self.suspects = suspects
        self.keptOut = keptOut
    }

    static let endPlace = 24
    static let endWidth = 3
    static let placePlace = 34
    static let placeWidth = 6
    static let secondsPlace = 49
    static let secondsWidth = 8
    private static let sumPlace = 62
    private static let sumWidth = 20
    private static let lengthPlace = 90
    private static let lengthWidth = 10
    private static let headSize = 101
    private static let longUntilKilled = 60
    private static let mostKills = 3

    var bytes: [UInt8] {
        var body: [UInt8] = []
        func add(_ kind: String, _ fields: [String], _ name: String) {
            body += Array("\(kind) \(fields.joined(separator: " ")) \(name)".utf8) + [0]
        }
        add("v", [], version)
        for (kind, suspects) in [("u", underway), ("s", suspects)] {
            for suspect in suspects { add(kind, Self.fields(of: suspect), suspect.name) }
        }
        for content in keptOut {
            body += Array("k \(content.digest) \(content.name)".utf8) + [0]
            body += Array(content.reason.utf8) + [0]
        }
        let head =
            "wirecopy attempts 1\nend 000\nplace \(String(repeating: "0", count: Self.placeWidth))"
            + "\nseconds \(String(repeating: "0", count: Self.secondsWidth))\nsum "
        return Array(head.utf8) + Self.digits(Self.sum(body), Self.sumWidth) + Array("\nlength ".utf8)
            + Self.digits(body.count, Self.lengthWidth) + Array("\n".utf8) + body
    }

    /// What can be read of a log. Of one that is torn the entries that are
    /// whole count, but what its head says is nobody's.
    init(bytes: [UInt8]) {
        guard bytes.count >= Self.headSize, bytes.starts(with: "wirecopy attempts 1\n".utf8) else { return }
        let length = Self.number(bytes, Self.lengthPlace, Self.lengthWidth) ?? 0
        let body = Array(bytes[Self.headSize...].prefix(length))
        if Self.number(bytes, Self.sumPlace, Self.sumWidth) == Self.sum(body) {
            end = Self.number(bytes, Self.endPlace, Self.endWidth).flatMap { End(code: $0) }
            place = Self.number(bytes, Self.placePlace, Self.placeWidth) ?? 0
            seconds = Self.number(bytes, Self.secondsPlace, Self.secondsWidth) ?? 0
        }
        var entries = body.split(separator: 0, omittingEmptySubsequences: false)[...]
        while let entry = entries.popFirst() {
            let text = String(decoding: entry, as: UTF8.self)
            switch text.utf8.first {
            case UInt8(ascii: "v"): version = String(text.dropFirst(3))
            case UInt8(ascii: "u"): if let suspect = Self.suspect(text) { underway.append(suspect) }
            case UInt8(ascii: "s"): if let suspect = Self.suspect(text) { suspects.append(suspect) }
            case UInt8(ascii: "k"):
                let fields = Self.split(text, 2)
                guard fields.count == 3, let reason = entries.popFirst() else { continue }
                keptOut.append(
                    KeptOut(
                        name: fields[2], digest: fields[1], reason: String(decoding: reason, as: UTF8.self)))
            default: continue
            }
        }
    }

    /// Who is under suspicion, now that it is known how the program ended.
    var suspectsNow: [Suspect] {
        guard end != .request else { return suspects + underway.filter { $0.crashes + $0.kills > 0 } }
        let blamed = place > 0 && place <= underway.count ? [underway[place - 1]] : underway
        let others = underway.filter { !blamed.contains($0) && $0.crashes + $0.kills > 0 }
        let isAlone = underway.count == 1
        return suspects + others
            + blamed.map { suspect in
                var suspect = suspect
                if let end {
                    suspect.crashes += 1
                    suspect.crash = end
                    suspect.isKeptOut = suspect.isKeptOut || isAlone
                } else if isAlone, seconds > Self.longUntilKilled {
                    suspect.kills += 1
                    suspect.isKeptOut = suspect.isKeptOut || suspect.kills >= Self.mostKills
                } else {
                    suspect.kills = 0
                }
                return suspect
            }
    }

    private static func fields(of suspect: Suspect) -> [String] {
        let stamp = suspect.stamp
        let numbers: [Int] = [
            suspect.crashes, suspect.kills, suspect.crash?.code ?? 0, suspect.isKeptOut ? 1 : 0,
            stamp == nil ? 0 : 1, stamp?.size ?? 0, stamp?.modified ?? 0, stamp?.changed ?? 0,
        ]
        return numbers.map(String.init) + [
            "\(stamp?.identity.device ?? 0)", "\(stamp?.identity.number ?? 0)",
        ]
    }

    private static func suspect(_ text: String) -> Suspect? {
        let fields = split(text, 11)
        guard fields.count == 12, !fields[11].isEmpty, let device = UInt64(fields[9]),
            let number = UInt64(fields[10])
        else { return nil }
        let numbers = fields[1...8].compactMap { Int($0) }
        guard numbers.count == 8 else { return nil }
        var suspect = Suspect(name: fields[11])
        suspect.crashes = numbers[0]
        suspect.kills = numbers[1]
        suspect.crash = End(code: numbers[2])
        suspect.isKeptOut = numbers[3] == 1
        if numbers[4] == 1 {
            suspect.stamp = FileStamp(
                identity: FileIdentity(device: device, number: number), size: numbers[5],
                modified: numbers[6], changed: numbers[7])
        }
        return suspect
    }

    /// The last part is the name, with the blanks in it.
    private static func split(_ text: String, _ count: Int) -> [String] {
        text.utf8.split(separator: UInt8(ascii: " "), maxSplits: count, omittingEmptySubsequences: false)
            .map { String($0)! }
    }

    /// A number in so many digits.
    static func digits(_ number: Int, _ width: Int) -> [UInt8] {
        var rest = max(0, number)
        var digits = [UInt8](repeating: UInt8(ascii: "0"), count: width)
        for place in digits.indices.reversed() {
            digits[place] += UInt8(rest % 10)
            rest /= 10
        }
        return digits
    }

    /// Nil where anything but digits stands there.
    private static func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int? {
        let digits = bytes[place..<place + width]
        guard digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// FNV-1a, to tell what is whole from what is torn.
    private static func sum(_ bytes: [UInt8]) -> Int {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(sum >> 1)
    }
}
