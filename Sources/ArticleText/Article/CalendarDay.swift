import Platform

/// A day of the Gregorian calendar that exists.
struct CalendarDay {
    /// The years an article can be from: print began to carry news about 1600,
    /// and later than 2100 is a mistake.
    static let years = 1600...2100

    /// Days since 1970-01-01.
    let number: Int

    /// Nil for a day that is in no calendar (30 February) and for a year out of
    /// ``years``.
    init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year)
        else { return nil }
        number = UTCTime.days(year: year, month: month, day: day)
    }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
