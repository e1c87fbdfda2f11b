import ArticleText

/// A time of publication as people read it.
struct Moment {
    let seconds: Int
    private let time: PublicationTime?

    init(_ time: PublicationTime) {
        seconds = Int(time.secondsSince1970.rounded(.down))
        self.time = time
    }

    init(seconds: Int) {
        self.seconds = seconds
        time = nil
    }

    /// `2025-08-27T13:51:00Z`.
    var iso: String {
        let day = seconds.flooredQuotient(by: 86_400)
        let second = seconds - day * 86_400
        let date = Self.civil(day)
        let clock = [second / 3600, second / 60 % 60, second % 60].map(Self.twoDigits)
        return "\(date.year)-\(Self.twoDigits(date.month))-\(Self.twoDigits(date.day))"
            + "T\(clock.joined(separator: ":"))Z"
    }

    /// `27 Aug 2025 13:51`, in UTC where the zone is known; without the time
    /// where only the day is.
    var text: String {
        let day = seconds.flooredQuotient(by: 86_400)
        let second = seconds - day * 86_400
        let date = Self.civil(day)
        let text = "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
        guard time?.precision != .day else { return text }
        return text + " \(Self.twoDigits(second / 3600)):\(Self.twoDigits(second / 60 % 60))"
    }

    /// How long after another: `+4 min`, `+2 h 14 min`, `+1 d 3 h`; in whole days
    /// where one is no more precise.
    func delay(after earlier: Moment) -> String {
        if let time, let other = earlier.time, time.precision == .day || other.precision == .day {
            let days = time.day - other.day
            return days == 0 ? "same day" : "\(days < 0 ? "−" : "+")\(abs(days)) d"
        }
        if seconds == earlier.seconds { return "same time" }
        let minutes = (seconds - earlier.seconds) / 60
        let sign = minutes < 0 ? "−" : "+"
        let (days, hours) = (abs(minutes) / 1440, abs(minutes) / 60 % 24)
        if days > 6 { return "\(sign)\(days) d" }
        if days > 0 { return "\(sign)\(days) d" + (hours > 0 ? " \(hours) h" : "") }
        let left = abs(minutes) % 60
        return hours == 0 ? "\(sign)\(left) min" : "\(sign)\(hours) h" + (left > 0 ? " \(left) min" : "")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

    /// The date of a day counted from 1970-01-01 (Hinnant, "chrono-compatible
    /// low-level date algorithms").
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }
}

extension Int {
    fileprivate func flooredQuotient(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self + 1) / divisor - 1
    }
}
