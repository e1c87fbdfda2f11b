import ArticleText
import Platform
import ReuseDetection

/// The description of an article in tables and pages. Its texts are not escaped.
struct ArticleLabel {
    let id: String
    let title: String?
    let publisher: String?
    let moment: Moment?
    /// The formatted time of publication; if it cannot be read, as the source wrote it.
    let time: String?
    let words: Int

    init(_ article: Article, id: String, words: Int) {
        self.id = id
        self.words = words
        title = article.title
        publisher = article.publisher
        moment = article.publicationTime.map(Moment.init)
        time = moment?.text ?? article.published
    }

    /// The label of an article of a detection.
    init(_ document: Document, of detection: Detection) {
        self.init(
            detection.corpus[document], id: detection.corpus.id(of: document),
            words: Int(detection.words[Int(document)]))
    }

    /// The outlet if known, otherwise the id.
    var name: String { publisher ?? id }

    /// Names for two articles: their outlets if these are known and differ, otherwise
    /// their ids.
    static func names(_ one: ArticleLabel, _ other: ArticleLabel) -> (String, String) {
        guard let first = one.publisher, let second = other.publisher, first != second else {
            return (one.id, other.id)
        }
        return (first, second)
    }
}

extension Obfuscation {
    /// `disguised: 12 words in look-alike letters of two scripts, 3 invisible characters
    /// within words`.
    var words: String {
        var found: [String] = []
        if mixedScriptWords > 0 {
            found.append(Numbers.count(mixedScriptWords, "word") + " in look-alike letters of two scripts")
        }
        if invisibleCharacters > 0 {
            found.append(Numbers.count(invisibleCharacters, "invisible character") + " within words")
        }
        return "disguised: " + found.joined(separator: ", ")
    }
}

/// A formatted time.
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

    /// `27 Aug 2025 13:51`, in UTC if the zone is known; only the date if the time of day
    /// is not known.
    var text: String {
        let utc = UTCTime(secondsSince1970: seconds)
        let date = "\(utc.day) \(Self.months[utc.month - 1]) \(utc.year)"
        return time?.precision == .day ? date : "\(date) \(utc.clock)"
    }

    /// The time after another one: `+4 min`, `+2 h 14 min`, `+1 d 3 h`; in whole days if
    /// one of them is only a day.
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
