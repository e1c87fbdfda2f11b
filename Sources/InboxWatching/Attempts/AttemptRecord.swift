import Platform

/// The file format of an ``AttemptLog``: a header with numbers at fixed offsets, which a
/// signal handler can overwrite with one system call, and entries that end with a zero
/// byte each.
struct AttemptRecord {
    /// A file that was being processed when the program ended.
    struct Suspect: Hashable, Sendable {
        var name: String
        /// Nil for a file that only had to be filed.
        var stamp: FileStamp?
        /// Number of crashes while it was being processed.
        var crashes = 0
        /// Ends without a recorded cause, in a row, during long attempts at this file alone.
        var kills = 0
        /// The last crash; nil for none.
        var crash: End?
        /// Whether it is excluded from being parsed.
        var isKeptOut = false

        /// Why it is excluded; nil if it is not.
        var reason: String? {
            guard isKeptOut else { return nil }
            guard let crash else {
                return
                    "the program was killed \(kills) times in a row while processing only this file; it is not read again"
            }
            let times = crashes == 1 ? "" : crashes == 2 ? " twice" : " \(crashes) times"
            return "it crashed the program\(times) (\(crash.words)); it is not read again"
        }
    }

    /// Content that is excluded from being parsed.
    struct KeptOut: Hashable, Sendable {
        var name: String
        var digest: String
        var reason: String
    }

    /// How the program ended.
    enum End: Hashable, Sendable {
        /// A crash by this signal.
        case signal(Int)
        /// The attempt exceeded the time limit for its size.
        case time
        /// The attempt exceeded the memory limit for its size.
        case memory
        /// The program was asked to stop.
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
            case .request: "stopped on request"
            }
        }
    }

    var version = ""
    var underway: [Suspect] = []
    var suspects: [Suspect] = []
    var keptOut: [KeptOut] = []
    /// How the program ended during the attempt; nil for an unknown cause.
    private(set) var end: End?
    /// Which file of the attempt was being processed, counted from 1; 0 for all.
    private(set) var place = 0
    /// How long the attempt had taken.
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
    private static let maxKills = 3

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

    /// Parses a log. If it is torn, complete entries are used, but not its header.
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

    /// The suspects, given how the program ended.
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
                    suspect.isKeptOut = suspect.isKeptOut || suspect.kills >= Self.maxKills
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

    /// Splits at the first `count` spaces; the rest is the name.
    private static func split(_ text: String, _ count: Int) -> [String] {
        text.utf8.split(separator: UInt8(ascii: " "), maxSplits: count, omittingEmptySubsequences: false)
            .map { String($0)! }
    }

    /// A number with leading zeros.
    static func digits(_ number: Int, _ width: Int) -> [UInt8] {
        var rest = max(0, number)
        var digits = [UInt8](repeating: UInt8(ascii: "0"), count: width)
        for place in digits.indices.reversed() {
            digits[place] += UInt8(rest % 10)
            rest /= 10
        }
        return digits
    }

    /// Nil if there is anything but digits.
    private static func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int? {
        let digits = bytes[place..<place + width]
        guard digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// FNV-1a, to detect a torn log.
    private static func sum(_ bytes: [UInt8]) -> Int {
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(sum >> 1)
    }
}
