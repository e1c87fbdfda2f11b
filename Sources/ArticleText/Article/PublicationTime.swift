import Platform

/// A time of publication with the precision of its source, parsed from the formats of news
/// metadata.
///
/// A wrong time is worse than none, as it makes the wrong article the original. So
/// ambiguous or impossible times are not read, or only as far as they are certain.
public struct PublicationTime: Hashable, Sendable {
    /// The precision of a time.
    public enum Precision: Sendable {
        /// A moment: the clock and its zone are known.
        case moment
        /// What a clock showed, in a zone that is not known or not surely.
        case clock
        /// The day alone, in whatever zone.
        case day
    }

    /// What the clock showed, in seconds since it showed 1970-01-01 00:00:00; of
    /// a day its first moment.
    private let shown: Double
    let zone: ClockZone?
    let isDay: Bool

    /// Reads ISO 8601 (`2022-02-03T09:30:00+01:00`, `20220203T083000Z`,
    /// `2022-02-03`), the dates of mail and RSS (`Thu, 03 Feb 2022 09:30:00 EST`),
    /// of C (`Thu Feb  3 09:30:00 2022`) and of news wires (`26-FEB-1987
    /// 15:01:01.79`), dates with a month's name in the languages of the West and
    /// Russian (`February 3rd, 2022 9:30 p.m.`, `3 de febrero de 2022`,
    /// `3 февраля 2022`), `03.02.2022`, `20220203093000`, and Unix times in
    /// seconds to nanoseconds from 1990 on.
    ///
    /// Nil for anything else, for days that do not exist, for what can be two
    /// days (`03/04/2025`), and for the start of 1970, which is what programs
    /// write for a time they do not know. Of a clock that cannot be, or is
    /// followed by what is not understood, the day is left. Midnight is the day:
    /// it is what programs write for a day alone.
    public init?(_ text: String) {
        self.init(utf8: ArraySlice(text.utf8))
    }

    /// Reads a time from UTF-8; see ``init(_:)``.
    public init?(utf8 text: ArraySlice<UInt8>) {
        guard let text = TimeText(text) else { return nil }
        var written = WrittenTime(text)
        guard let time = written.read() else { return nil }
        self = time
    }

    /// - Parameters:
    ///   - day: the day, if that is known.
    ///   - seconds: since its midnight; nil where the clock is not known.
    ///   - zone: nil where none is stated.
    init?(_ day: CalendarDay, seconds: Double? = nil, zone: ClockZone? = nil) {
        let midnight = Double(day.number * 86_400)
        isDay = seconds == nil || seconds == 0
        self.zone = isDay ? nil : zone
        shown = midnight + (isDay ? 0 : seconds ?? 0)
        if canBeStandIn { return nil }
    }

    /// - Parameter seconds: since 1970-01-01 00:00:00 UTC.
    init(unixTime seconds: Double) {
        isDay = seconds.truncatingRemainder(dividingBy: 86_400) == 0
        zone = isDay ? nil : .utc
        shown = seconds
    }

    public var precision: Precision {
        if isDay { return .day }
        guard let zone else { return .clock }
        return zone.offsets.count == 1 ? .moment : .clock
    }

    /// Seconds since 1970-01-01 00:00:00 UTC. For a time of unknown zone, the zone closest to
    /// UTC that is possible is assumed; for a day, its first moment in UTC.
    public var secondsSince1970: Double {
        guard let zone else { return shown }
        let offset = min(max(0, zone.offsets.lowerBound), zone.offsets.upperBound)
        return shown - Double(offset) * 60
    }

    /// The day that was written, in days since 1970-01-01.
    public var day: Int {
        let day = Int(shown / 86_400)
        return shown < Double(day * 86_400) ? day - 1 : day
    }

    /// Whether this is before the other, whatever their time zones are. A strict partial
    /// order: it can be false both ways.
    ///
    /// Two times without a zone are assumed to be in the same zone. Between a day and
    /// another day or a time without a zone, a whole day must lie.
    public func isSurely(before other: PublicationTime) -> Bool {
        if zone == nil, other.zone == nil {
            return isDay || other.isDay ? other.day - day >= 2 : shown < other.shown
        }
        return isDay ? latest <= other.earliest : latest < other.earliest
    }

    /// The first moment it can be, in seconds since 1970.
    var earliest: Double { shown - Double((zone ?? .anywhere).offsets.upperBound) * 60 }

    /// The last moment it can be, in seconds since 1970; of a day the first that
    /// is past it.
    var latest: Double {
        shown - Double((zone ?? .anywhere).offsets.lowerBound) * 60 + (isDay ? 86_400 : 0)
    }

    /// Whether it can be the second 0 or -1 of Unix time, as some zone writes it.
    private var canBeStandIn: Bool {
        if isDay { return (-1...0).contains(day) }
        guard zone == nil else { return (-1...0).contains(secondsSince1970) }
        return (-12 * 3600...14 * 3600).contains(shown)
            && [shown, shown + 1].contains { $0.truncatingRemainder(dividingBy: 900) == 0 }
    }
}

extension Article {
    /// When it was published, if that is known and can be read.
    public var publicationTime: PublicationTime? { PublicationTime(utf8: utf8(.published)) }
}

/// Finds the times among many that can be the earliest. Each operation takes constant time.
public struct EarliestTimes: Sendable {
    /// Of each precision the one that is past first: what is surely after any
    /// is surely after that.
    private var moment: PublicationTime?
    private var clock: PublicationTime?
    private var day: PublicationTime?

    public init() {}

    public mutating func insert(_ time: PublicationTime) {
        if time.isDay {
            Self.keepFirst(&day, time)
        } else if time.zone == nil {
            Self.keepFirst(&clock, time)
        } else {
            Self.keepFirst(&moment, time)
        }
    }

    /// Whether none of those inserted is surely before it.
    public func canInclude(_ time: PublicationTime) -> Bool {
        ![moment, clock, day].contains { $0?.isSurely(before: time) ?? false }
    }

    private static func keepFirst(_ kept: inout PublicationTime?, _ time: PublicationTime) {
        if let first = kept, first.latest <= time.latest { return }
        kept = time
    }
}

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
