/// A moment of publication, read from the forms news metadata comes in.
public struct PublicationTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 UTC. A time without a zone is taken
    /// as UTC, a date without a time as its first moment.
    public let secondsSince1970: Double

    /// Reads ISO 8601 (`2022-02-03T09:30:00+01:00`, `2022-02-03`), the dates of
    /// mail and RSS (`Thu, 03 Feb 2022 09:30:00 GMT`), those of news wires
    /// (`26-FEB-1987 15:01:01.79`) and Unix times in seconds or milliseconds;
    /// nil for anything else.
    public init?(_ text: String) {
        let scanner = TimeScanner(text)
        guard let seconds = scanner.unixTime() ?? scanner.calendarTime() else { return nil }
        secondsSince1970 = seconds
    }

    public static func < (left: PublicationTime, right: PublicationTime) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

/// Walks the numbers, words and signs of a written time.
private struct TimeScanner {
    private enum Part: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case sign(Unicode.Scalar)
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private var parts: [Part] = []

    init(_ text: String) {
        var digits = ""
        var letters = ""
        func flush(_ parts: inout [Part]) {
            if !digits.isEmpty, let value = Int(digits) { parts.append(.number(value, digits: digits.count)) }
            if !letters.isEmpty { parts.append(.word(letters.lowercased())) }
            digits = ""
            letters = ""
        }
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                if !letters.isEmpty { flush(&parts) }
                digits.unicodeScalars.append(scalar)
            } else if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
                if !digits.isEmpty { flush(&parts) }
                letters.unicodeScalars.append(scalar)
            } else {
                flush(&parts)
                if !scalar.properties.isWhitespace, scalar != "," { parts.append(.sign(scalar)) }
            }
        }
        flush(&parts)
    }

    func unixTime() -> Double? {
        guard case .number(let value, let digits)? = parts.first, digits >= 9,
            parts.count == 1 || parts.count == 3 && parts[1] == .sign(".")
        else { return nil }
        return digits >= 12 ? Double(value) / 1000 : Double(value)
    }

    func calendarTime() -> Double? {
        var rest = parts[...]
        if case .word(let day)? = rest.first, !Self.months.contains(String(day.prefix(3))) {
            rest = rest.dropFirst()
        }
        guard let (year, month, day) = Self.date(&rest) else { return nil }
        guard (1...12).contains(month), (1...31).contains(day), year >= 1600 else { return nil }
        let time = Self.timeOfDay(&rest)
        return Double(Self.days(year, month, day)) * 86400 + time
    }

    private static func date(_ rest: inout ArraySlice<Part>) -> (year: Int, month: Int, day: Int)? {
        var fields: [Part] = []
        while fields.count < 3, let part = rest.popFirst() {
            if part == .sign("-") || part == .sign("/") || part == .sign(".") { continue }
            fields.append(part)
        }
        guard fields.count == 3 else { return nil }
        switch (fields[0], fields[1], fields[2]) {
        case (.number(let year, digits: 4), .number(let month, _), .number(let day, _)):
            return (year, month, day)
        case (.number(let day, _), .word(let name), .number(let year, digits: 4)),
            (.word(let name), .number(let day, _), .number(let year, digits: 4)):
            guard let month = months.firstIndex(of: String(name.prefix(3))) else { return nil }
            return (year, month + 1, day)
        default:
            return nil
        }
    }

    /// Seconds since midnight UTC.
    private static func timeOfDay(_ rest: inout ArraySlice<Part>) -> Double {
        if case .word("t")? = rest.first { rest = rest.dropFirst() }
        var clock: [Double] = []
        while clock.count < 3, case .number(let value, _)? = rest.first {
            clock.append(Double(value))
            rest = rest.dropFirst()
            guard rest.first == .sign(":") else { break }
            rest = rest.dropFirst()
        }
        guard clock.count >= 2 else { return 0 }
        var seconds = clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0)
        if rest.first == .sign("."), case .number(let value, let digits)? = rest.dropFirst().first {
            var scale = 1.0
            for _ in 0..<digits { scale *= 10 }
            seconds += Double(value) / scale
            rest = rest.dropFirst(2)
        }
        return seconds - zone(rest)
    }

    /// Seconds a written zone is ahead of UTC.
    private static func zone(_ rest: ArraySlice<Part>) -> Double {
        guard let sign = rest.first(where: { $0 == .sign("+") || $0 == .sign("-") }),
            let place = rest.firstIndex(of: sign),
            case .number(let value, let digits)? = rest.dropFirst(place - rest.startIndex + 1).first
        else { return 0 }
        var minutes = digits > 2 ? value / 100 * 60 + value % 100 : value * 60
        if digits <= 2, case .number(let more, _)? = rest.last, rest.count > place - rest.startIndex + 2 {
            minutes += more
        }
        return Double(minutes * 60) * (sign == .sign("+") ? 1 : -1)
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
}
