import ArticleReading
import ArticleText
import ReuseDetection

/// Everything a run found and everything it had to leave out.
struct Report {
    let detection: Detection
    let skipped: [SkippedInput]
}

/// Input that is in no result: where it was and why.
struct SkippedInput: Hashable {
    let path: String
    let reason: String

    init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    init(_ skipped: Skipped) {
        path = skipped.path
        reason = skipped.record.map { "line \($0): \(skipped.reason)" } ?? skipped.reason
    }

    init(_ article: Detection.TooShort, shingleWidth: Int) {
        path = article.origin.path
        let words = article.words == 0 ? "no words" : Message.count(article.words, "word")
        let reason = "the text has \(words); it takes at least \(shingleWidth) to compare it"
        self.reason = article.origin.record.map { "line \($0): \(reason)" } ?? reason
    }

    /// `'dump.jsonl' line 17: "text" is missing; …`
    var message: String {
        reason.hasPrefix("line ") ? "'\(path)' \(reason)" : "'\(path)': \(reason)"
    }
}
