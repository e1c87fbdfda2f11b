import ArticleText
import Platform

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

    /// `27 Aug 2025 13:51`, in UTC where the zone is known; without the time
    /// where only the day is.
    var text: String {
        let utc = UTCTime(secondsSince1970: seconds)
        let date = "\(utc.day) \(Self.months[utc.month - 1]) \(utc.year)"
        return time?.precision == .day ? date : "\(date) \(utc.clock)"
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
}
