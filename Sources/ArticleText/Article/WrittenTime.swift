/// The numbers, names and signs of a written time, in order.
///
/// Foundation's formatters would each read one of the forms, and be set up
/// anew for each.
struct WrittenTime {
    private enum Part: Equatable {
        case number(Int, digits: Int)
        /// January is 1.
        case month(Int)
        /// A weekday, a zone, the T between date and time.
        case word
        case sign(UInt8)
    }

    private var parts: [Part] = []

    init(_ text: ArraySlice<UInt8>) {
        var place = text.startIndex
        while place < text.endIndex, parts.count < 24 {
            let start = place
            if Self.isDigit(text[place]) {
                var value = 0
                while place < text.endIndex, Self.isDigit(text[place]), place - start < 17 {
                    value = value * 10 + Int(text[place] - UInt8(ascii: "0"))
                    place += 1
                }
                parts.append(.number(value, digits: place - start))
            } else if Self.isLetter(text[place]) {
                while place < text.endIndex, Self.isLetter(text[place]) { place += 1 }
                parts.append(Self.month(text[start..<place]).map(Part.month) ?? .word)
            } else {
                if text[place] > UInt8(ascii: " "), text[place] != UInt8(ascii: ",") {
                    parts.append(.sign(text[place]))
                }
                place += 1
            }
        }
    }

    /// Seconds, where the text is a Unix time in seconds or milliseconds.
    var unixTime: Double? {
        guard case .number(let value, let digits)? = parts.first, digits >= 9,
            parts.count == 1 || parts.count == 3 && parts[1] == .sign(UInt8(ascii: "."))
        else { return nil }
        return digits >= 12 ? Double(value) / 1000 : Double(value)
    }

    /// Seconds since 1970, where the text is a date of the calendar.
    var calendarTime: Double? {
        var rest = parts[...]
        if rest.first == .word { rest = rest.dropFirst() }
        guard let (year, month, day) = Self.date(&rest) else { return nil }
        guard (1...12).contains(month), (1...31).contains(day), year >= 1600 else { return nil }
        return Double(Self.days(year, month, day) * 86400) + Self.timeOfDay(&rest) - Self.zone(rest)
    }

    private static func date(_ rest: inout ArraySlice<Part>) -> (year: Int, month: Int, day: Int)? {
        var fields: [Part] = []
        while fields.count < 3, let part = rest.popFirst() {
            if case .sign = part { continue }
            fields.append(part)
        }
        guard fields.count == 3 else { return nil }
        return switch (fields[0], fields[1], fields[2]) {
        case (.number(let year, digits: 4), .number(let month, _), .number(let day, _)): (year, month, day)
        case (.number(let day, _), .month(let month), .number(let year, digits: 4)): (year, month, day)
        case (.month(let month), .number(let day, _), .number(let year, digits: 4)): (year, month, day)
        default: nil
        }
    }

    /// Seconds since midnight; 0 where no time follows.
    private static func timeOfDay(_ rest: inout ArraySlice<Part>) -> Double {
        if rest.first == .word { rest = rest.dropFirst() }
        var clock: [Int] = []
        while clock.count < 3, case .number(let value, _)? = rest.first {
            clock.append(value)
            rest = rest.dropFirst()
            guard rest.first == .sign(UInt8(ascii: ":")) else { break }
            rest = rest.dropFirst()
        }
        guard clock.count >= 2 else { return 0 }
        var seconds = Double(clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0))
        if rest.first == .sign(UInt8(ascii: ".")),
            case .number(let value, let digits)? = rest.dropFirst().first
        {
            var scale = 1.0
            for _ in 0..<digits { scale *= 10 }
            seconds += Double(value) / scale
            rest = rest.dropFirst(2)
        }
        return seconds
    }

    /// Seconds the zone is ahead of UTC: `+01:00`, `-0500`, `+1`.
    private static func zone(_ rest: ArraySlice<Part>) -> Double {
        var rest = rest
        while let part = rest.popFirst() {
            guard part == .sign(UInt8(ascii: "+")) || part == .sign(UInt8(ascii: "-")),
                case .number(let value, let digits)? = rest.popFirst()
            else { continue }
            var minutes = digits > 2 ? value / 100 * 60 + value % 100 : value * 60
            if digits <= 2, rest.popFirst() == .sign(UInt8(ascii: ":")),
                case .number(let more, _)? = rest.first
            {
                minutes += more
            }
            return Double(part == .sign(UInt8(ascii: "+")) ? minutes * 60 : -minutes * 60)
        }
        return 0
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar (Howard
    /// Hinnant 2013, "days from civil").
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    /// The month whose English name begins with the first three letters.
    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count >= 3 else { return nil }
        let start = word.startIndex
        switch (word[start] | 0x20, word[start + 1] | 0x20, word[start + 2] | 0x20) {
        case (0x6A, 0x61, 0x6E): return 1  // jan
        case (0x66, 0x65, 0x62): return 2  // feb
        case (0x6D, 0x61, 0x72): return 3  // mar
        case (0x61, 0x70, 0x72): return 4  // apr
        case (0x6D, 0x61, 0x79): return 5  // may
        case (0x6A, 0x75, 0x6E): return 6  // jun
        case (0x6A, 0x75, 0x6C): return 7  // jul
        case (0x61, 0x75, 0x67): return 8  // aug
        case (0x73, 0x65, 0x70): return 9  // sep
        case (0x6F, 0x63, 0x74): return 10  // oct
        case (0x6E, 0x6F, 0x76): return 11  // nov
        case (0x64, 0x65, 0x63): return 12  // dec
        default: return nil
        }
    }
}
