/// Reads a written time: which of its numbers are year, month, day and clock.
///
/// Foundation's formatters would each read one of the forms, and be set up
/// anew for each.
struct WrittenTime {
    private struct Date {
        let day: CalendarDay
        /// The month is a number.
        var isNumeric = false
        /// What stands within the date: `Mar 4 15:00:00 2025`.
        var clock = Clock.none
        var zone = Zone.unstated
    }

    enum Clock {
        case none
        /// Looks like a clock, and shows what no clock does.
        case impossible
        /// Seconds since midnight.
        case shows(Double)
    }

    enum Zone {
        case unstated
        case known(ClockZone)
        case unknown
    }

    /// Unix times from 1990 to 2100, in seconds.
    private static let unixTimes = 631_152_000..<4_102_444_800

    /// Ten digits that begin with an earlier year are a Unix time.
    private static let firstStampYear = 1990

    let text: TimeText
    /// The next token.
    var place = 0

    init(_ text: TimeText) { self.text = text }

    mutating func read() -> PublicationTime? {
        skipSigns("\"'([")
        if let token = text[place], case .number(let value) = token.kind, token.count >= 9 {
            place += 1
            return stamp(token) ?? unixTime(token, value)
        }
        let start = place
        if let time = clockThenDate() { return time }
        place = start
        return dateThenClock()
    }

    // MARK: - Digits alone

    /// `202503041500`, to the minute, second or millisecond: as archives of the
    /// web and GDELT write it, in UTC where no zone is stated.
    private mutating func stamp(_ token: TimeText.Token) -> PublicationTime? {
        guard [12, 14, 17].contains(token.count), let day = day(token) else { return nil }
        var clock = Self.clock(
            hour: text.number(token, 8..<10), minute: text.number(token, 10..<12),
            second: token.count > 12 ? text.number(token, 12..<14) : 0)
        if case .shows(let seconds) = clock {
            clock = .shows(
                seconds + (token.count == 17 ? Double(text.number(token, 14..<17)) / 1000 : fraction()))
        }
        let zone = isAtEnd() ? .known(.utc) : zone()
        return isAtEnd() ? Self.time(day, clock, zone) : PublicationTime(day)
    }

    /// The unit shows in the size.
    private mutating func unixTime(_ token: TimeText.Token, _ value: Int) -> PublicationTime? {
        // 2025030415 may be an hour of 2025 or a second of 2034.
        if token.count == 10, text.number(token, 0..<4) >= Self.firstStampYear, day(token) != nil,
            text.number(token, 8..<10) <= 24
        {
            return nil
        }
        let fraction = fraction()
        guard isAtEnd() else { return nil }
        for scale in [1, 1000, 1_000_000, 1_000_000_000] where Self.unixTimes.contains(value / scale) {
            return PublicationTime(unixTime: (Double(value) + fraction) / Double(scale))
        }
        return nil
    }

    /// The day of `20250304` and of what begins so.
    private func day(_ token: TimeText.Token) -> CalendarDay? {
        CalendarDay(
            year: text.number(token, 0..<4), month: text.number(token, 4..<6),
            day: text.number(token, 6..<8))
    }

    // MARK: - Date and clock

    /// `15:00 CET, 4 March 2025`: only if all of it is understood.
    private mutating func clockThenDate() -> PublicationTime? {
        while skipWord(TimeWords.openings) || skipWord(TimeWords.clockOpenings) { skipSigns(",.:") }
        let clock = clock(isBasic: false)
        guard case .shows = clock else { return nil }
        let zone = zone()
        if case .unknown = zone { return nil }
        skipSigns(",|-")
        guard let date = date(), case .none = date.clock, isAtEnd() else { return nil }
        return Self.time(date.day, clock, zone)
    }

    private mutating func dateThenClock() -> PublicationTime? {
        guard let date = date() else { return nil }
        if case .none = date.clock {
            let isBasic = skipToClock()
            let clock = clock(isBasic: isBasic)
            let zone = zone(afterName: !date.isNumeric)
            return isAtEnd() ? Self.time(date.day, clock, zone) : PublicationTime(date.day)
        }
        return isAtEnd() ? Self.time(date.day, date.clock, date.zone) : PublicationTime(date.day)
    }

    private static func time(_ day: CalendarDay, _ clock: Clock, _ zone: Zone) -> PublicationTime? {
        guard case .shows(let seconds) = clock else { return PublicationTime(day) }
        return switch zone {
        case .unstated: PublicationTime(day, seconds: seconds)
        case .known(let zone): PublicationTime(day, seconds: seconds, zone: zone)
        case .unknown: PublicationTime(day)
        }
    }

    /// Past what may stand between a date and its clock; whether that is the T
    /// of ISO 8601.
    private mutating func skipToClock() -> Bool {
        while let token = text[place] {
            let follows = text[place + 1]
            if text.isWord(token, "t") {
                place += 1
                return token.isGlued && follows?.isGlued == true
            }
            if skipWord(TimeWords.clockOpenings) || skipWord(TimeWords.openings) { continue }
            switch token.kind {
            // A hyphen beside a number is the sign of a zone.
            case .sign(UInt8(ascii: "-")) where !token.isGlued && follows?.isGlued == false: place += 1
            case .sign(let sign) where ",.:;|@_".utf8.contains(sign): place += 1
            default: return false
            }
        }
        return false
    }

    // MARK: - Dates

    /// A date, past the weekdays and such before it.
    private mutating func date() -> Date? {
        while place < text.tokenCount {
            let start = place
            for form in [Self.yearFirst, Self.dayFirst, Self.monthFirst] {
                if let date = form(&self) { return date }
                place = start
            }
            // "mar" is March, or Tuesday before another month.
            guard skipWord(TimeWords.openings) else { return nil }
            skipSigns(",.:-")
        }
        return nil
    }

    /// `2025-03-04`, `20250304`, `2025 March 4`, `2025年3月4日`.
    private static func yearFirst(_ reader: inout WrittenTime) -> Date? {
        if let token = reader.text[reader.place], case .number = token.kind, token.count == 8 {
            reader.place += 1
            return reader.day(token).map { Date(day: $0, isNumeric: true) }
        }
        guard let year = reader.number(4...4) else { return nil }
        reader.skipSeparator()
        let named = reader.month()
        guard let month = named ?? reader.number(1...2) else { return nil }
        reader.skipSeparator()
        guard let day = reader.number(1...2) else { return nil }
        _ = reader.skipWord(TimeWords.units)
        return CalendarDay(year: year, month: month, day: day).map { Date(day: $0, isNumeric: named == nil) }
    }

    /// `4 March 2025`, `4. März 2025`, `4 de marzo de 2025`, `04-Mar-25`,
    /// `04.03.2025`, `13/04/2025`.
    private static func dayFirst(_ reader: inout WrittenTime) -> Date? {
        guard let first = reader.number(1...2) else { return nil }
        reader.skipOrdinal()
        let separator = reader.sign("./-")
        while reader.skipWord(TimeWords.joiners) {}
        if let month = reader.month() {
            reader.skipSigns(".,-/")
            while reader.skipWord(TimeWords.joiners) {}
            return reader.yearOrClock(month: month, day: first, allowsShortYear: true)
        }
        guard let separator, let second = reader.number(1...2), reader.sign("./-") == separator,
            let year = reader.number(4...4)
        else { return nil }
        reader.skipYearClosing()
        let isDayFirst = separator == UInt8(ascii: ".") || first > 12 || first == second
        // 03/04/2025 is in April here and in March there.
        guard isDayFirst || second > 12 else { return nil }
        return CalendarDay(year: year, month: isDayFirst ? second : first, day: isDayFirst ? first : second)
            .map { Date(day: $0, isNumeric: true) }
    }

    /// `March 4th, 2025`, `Mar  4 15:00:00 2025`.
    private static func monthFirst(_ reader: inout WrittenTime) -> Date? {
        guard let month = reader.month() else { return nil }
        reader.skipSigns(".-/")
        guard let day = reader.number(1...2) else { return nil }
        reader.skipOrdinal()
        reader.skipSigns(",.-/")
        while reader.skipWord(TimeWords.joiners) {}
        return reader.yearOrClock(month: month, day: day, allowsShortYear: false)
    }

    /// What follows a day with a month's name: a year, or a clock and then a
    /// year.
    private mutating func yearOrClock(month: Int, day: Int, allowsShortYear: Bool) -> Date? {
        let start = place
        if let year = number(4...4) {
            skipYearClosing()
            return CalendarDay(year: year, month: month, day: day).map { Date(day: $0) }
        }
        if allowsShortYear, let year = number(2...2), isAtEnd() || isClockNext {
            return CalendarDay(year: year < 50 ? 2000 + year : 1900 + year, month: month, day: day)
                .map { Date(day: $0) }
        }
        place = start
        let clock = clock(isBasic: false)
        if case .none = clock { return nil }
        var zone = zone(afterName: false)
        while let token = text[place], token.count != 4 || number(4...4, at: place) == nil || isClockHere {
            zone = .unknown
            place += 1
        }
        guard let year = number(4...4) else { return nil }
        if case .unstated = zone { zone = self.zone(afterName: false) }
        return CalendarDay(year: year, month: month, day: day).map { Date(day: $0, clock: clock, zone: zone) }
    }

    /// Whether the four digits that are next are the clock of another zone and not
    /// a year: `18:30 (1830 GMT) 2025`.
    private var isClockHere: Bool {
        guard let zone = text[place + 1], text.value(of: zone, in: ClockZone.names) != nil else {
            return false
        }
        let isInBrackets =
            place > 0
            && [.sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "["))].contains(
                text[place - 1]?.kind)
        var later = place + 2
        while let token = text[later] {
            if token.count == 4, number(4...4, at: later) != nil { return true }
            later += 1
        }
        return isInBrackets
    }

    private var isClockNext: Bool {
        guard let hour = text[place], case .number = hour.kind else { return false }
        return text[place + 1]?.kind == .sign(UInt8(ascii: ":"))
    }

    private mutating func month() -> Int? {
        guard let token = text[place], let month = text.value(of: token, in: Months.inTimes) else {
            return nil
        }
        place += 1
        return month
    }

    private mutating func skipSeparator() {
        if sign("-/._:") == nil { _ = skipWord(TimeWords.units) }
    }

    private mutating func skipOrdinal() {
        if text[place]?.isGlued == true { _ = skipWord(TimeWords.ordinals) }
    }

    private mutating func skipYearClosing() {
        if skipWord(TimeWords.yearClosings) { skipSigns(".") }
    }

    // MARK: - Tokens

    func number(_ counts: ClosedRange<Int>, at place: Int) -> Int? {
        guard let token = text[place], case .number(let value) = token.kind, counts.contains(token.count)
        else { return nil }
        return value
    }

    mutating func number(_ counts: ClosedRange<Int>) -> Int? {
        guard let value = number(counts, at: place) else { return nil }
        place += 1
        return value
    }

    mutating func sign(_ signs: StaticString) -> UInt8? {
        guard let token = text[place], case .sign(let sign) = token.kind,
            signs.withUTF8Buffer({ unsafe $0.contains(sign) })
        else { return nil }
        place += 1
        return sign
    }

    mutating func skipSigns(_ signs: StaticString) {
        while sign(signs) != nil {}
    }

    mutating func skipWord(_ table: PhraseTable) -> Bool {
        guard let token = text[place], text.value(of: token, in: table) != nil else { return false }
        place += 1
        return true
    }

    /// Whether nothing follows but closing marks.
    mutating func isAtEnd() -> Bool {
        skipSigns(".,;\"')]")
        return place == text.tokenCount
    }
}
