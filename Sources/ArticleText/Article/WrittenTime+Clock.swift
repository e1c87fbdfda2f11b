/// What a clock showed, and in which zone it hung.
extension WrittenTime {
    /// `15:00`, `15:00:00.5`, `15h30`, `3 p.m.`
    ///
    /// - Parameter isBasic: whether it may be without colons, as after a T.
    mutating func clock(isBasic: Bool) -> Clock {
        let start = place
        guard let token = text[place], case .number(let hour) = token.kind, token.count <= 6 else {
            return .none
        }
        place += 1
        if isBasic, [4, 6].contains(token.count) {
            let clock = Self.clock(
                hour: text.number(token, 0..<2), minute: text.number(token, 2..<4),
                second: token.count == 6 ? text.number(token, 4..<6) : 0)
            return token.count == 6 ? plusFraction(clock) : clock
        }
        guard token.count <= 2 else {
            place = start
            return .none
        }
        var (minute, second): (Int?, Int?) = (0, 0)
        var part = 0.0
        if sign(":") != nil {
            minute = number(2...2)
            if minute != nil, sign(":") != nil {
                second = number(2...2)
                if second != nil { part = fraction() }
            }
        } else if let letter = text[place], text.isWord(letter, "h") {
            place += 1
            if let written = number(2...2) { minute = written }
        } else if !isMeridiemNext {
            place = start
            return .none
        }
        let isAfternoon = meridiem()
        while skipWord(TimeWords.clockClosings) {}
        guard let minute, let second else { return .impossible }
        let clock = Self.clock(hour: hour, minute: minute, second: second, isAfternoon: isAfternoon)
        if case .shows(let seconds) = clock { return .shows(seconds + part) }
        return clock
    }

    private mutating func plusFraction(_ clock: Clock) -> Clock {
        let fraction = fraction()
        if case .shows(let seconds) = clock { return .shows(seconds + fraction) }
        return clock
    }

    static func clock(
        hour: Int, minute: Int, second: Int, isAfternoon: Bool? = nil
    ) -> Clock {
        var hour = hour
        switch isAfternoon {
        case true?:
            // 15:00 PM is written, and clear; 0:30 PM is not.
            guard hour > 0 else { return .impossible }
            if hour < 12 { hour += 12 }
        case false?:
            guard hour <= 12 else { return .impossible }
            if hour == 12 { hour = 0 }
        case nil: break
        }
        let isEndOfDay = hour == 24 && minute == 0 && second == 0 && isAfternoon == nil
        guard hour < 24 || isEndOfDay, minute < 60, second <= 60 else { return .impossible }
        return .shows(Double(hour * 3600 + minute * 60 + second))
    }

    private var isMeridiemNext: Bool {
        var copy = self
        return copy.meridiem() != nil
    }

    /// Whether it is after noon, as `PM` or `p. m.` says.
    private mutating func meridiem() -> Bool? {
        guard let token = text[place] else { return nil }
        if let value = text.value(of: token, in: TimeWords.meridiems) {
            place += 1
            return value == 1
        }
        let isAfternoon = text.isWord(token, "p")
        guard isAfternoon || text.isWord(token, "a"), text[place + 1]?.kind == .sign(UInt8(ascii: ".")),
            let letter = text[place + 2], text.isWord(letter, "m")
        else { return nil }
        place += 3
        skipSigns(".")
        return isAfternoon
    }

    /// What stands behind a decimal mark, in seconds; 0 if nothing does.
    mutating func fraction() -> Double {
        guard let mark = text[place], mark.isGlued, let token = text[place + 1], token.isGlued,
            case .number = token.kind,
            mark.kind == .sign(UInt8(ascii: ".")) || mark.kind == .sign(UInt8(ascii: ","))
        else { return 0 }
        place += 2
        let digits = min(token.count, 9)
        return Double(text.number(token, 0..<digits))
            / Double((0..<digits).reduce(1) { product, _ in product * 10 })
    }

    // MARK: - Zones

    /// - Parameter afterName: whether the month is named and the year stands
    ///   before the clock, as in mail.
    mutating func zone(afterName: Bool = false) -> Zone {
        guard let token = text[place] else { return .unstated }
        switch token.kind {
        case .number: return .unstated
        case .sign(UInt8(ascii: "+")), .sign(UInt8(ascii: "-")): return offset()
        case .sign(UInt8(ascii: "(")), .sign(UInt8(ascii: "[")):
            place += 1
            let zone = zone(afterName: afterName)
            return sign(")]") != nil ? zone : .unknown
        case .sign: return .unstated
        case .word: break
        }
        place += 1
        if text.value(of: token, in: ClockZone.areas) != nil, sign("/") != nil {
            while let part = text[place], part.isGlued { place += 1 }
            return .known(.anywhere)
        }
        guard let entry = text.value(of: token, in: ClockZone.names) else { return .unknown }
        let zone = ClockZone(entry: entry)
        if zone == .utc, let follows = text[place],
            follows.kind == .sign(UInt8(ascii: "+")) || follows.kind == .sign(UInt8(ascii: "-"))
        {
            return offset()
        }
        skipComment()
        let isCentral = !afterName && text.value(of: token, in: ClockZone.centralNames) != nil
        return .known(isCentral ? .centralOrChina : zone)
    }

    /// `+01:00`, `-0500`, `+1`.
    private mutating func offset() -> Zone {
        let isAhead = sign("+") != nil
        if !isAhead { _ = sign("-") }
        guard let token = text[place], token.isGlued, case .number(let value) = token.kind, token.count <= 4
        else { return .unknown }
        place += 1
        var (hours, minutes) = token.count > 2 ? (value / 100, value % 100) : (value, 0)
        if token.count <= 2, text[place]?.isGlued == true, sign(":") != nil {
            guard let more = number(2...2) else { return .unknown }
            minutes = more
        }
        if !isAhead { (hours, minutes) = (-hours, -minutes) }
        skipComment()
        guard abs(minutes) < 60, let zone = ClockZone(minutes: hours * 60 + minutes) else { return .unknown }
        return .known(zone)
    }

    /// A name in brackets, where the offset is known already.
    private mutating func skipComment() {
        let start = place
        guard sign("([") != nil else { return }
        while place < text.tokenCount {
            if sign(")]") != nil { return }
            place += 1
        }
        place = start
    }
}
