import Glibc

/// The system's time of day. It can jump; use ``MonotonicClock`` to measure time.
public enum WallClock {
    /// Seconds since 1970-01-01T00:00:00Z.
    public static var secondsSince1970: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A clock that only goes forward, even if the time of day is set.
public enum MonotonicClock {
    /// The time since the machine was started.
    public static var now: Duration { Duration(clock: CLOCK_MONOTONIC) }
}

extension Duration {
    /// The present time of a system clock.
    init(clock: clockid_t) {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        self = .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

/// A date and time of day in UTC, with a precision of one second.
///
/// The calendar is the proleptic Gregorian calendar. The conversions are those of
/// Howard Hinnant, "chrono-compatible low-level date algorithms", 2013.
public struct UTCTime: Sendable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int
    /// Seconds since midnight.
    private let second: Int

    public init(secondsSince1970 seconds: Int) {
        let days = seconds.flooredQuotient(by: 86_400)
        second = seconds - days * 86_400
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    }

    /// The second a moment is in.
    public init(secondsSince1970 seconds: Double) {
        self.init(secondsSince1970: Int(seconds.rounded(.down)))
    }

    public static var now: UTCTime { UTCTime(secondsSince1970: WallClock.secondsSince1970) }

    /// The days from 1970-01-01 to a date that exists.
    public static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `2025-08-27`.
    public var date: String { "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))" }

    /// `13:51`.
    public var clock: String { "\(Self.padded(second / 3600)):\(Self.padded(second / 60 % 60))" }

    /// `13:51:00`.
    public var clockWithSeconds: String { "\(clock):\(Self.padded(second % 60))" }

    /// `2025-08-27T13:51:00Z`.
    public var iso: String { "\(date)T\(clockWithSeconds)Z" }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int {
    fileprivate func flooredQuotient(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self + 1) / divisor - 1
    }
}
