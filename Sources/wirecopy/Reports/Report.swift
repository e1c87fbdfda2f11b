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
    /// `line 17: "text" is missing; …`
    let reason: String
    /// Whether the reason names a place within the file first.
    private let hasPlace: Bool

    init(path: String, reason: String) { self.init(Skipped(path: path, reason: reason)) }

    init(_ skipped: Skipped) {
        path = skipped.path
        reason = skipped.clause
        hasPlace = skipped.place != nil
    }

    init(_ article: Detection.TooShort, shingleWidth: Int) {
        let words = article.words == 0 ? "no words" : Message.count(article.words, "word")
        self.init(
            Skipped(
                path: article.origin.path, record: article.origin.record,
                unit: RecordUnit(path: article.origin.path),
                reason: "the text has \(words); it takes at least \(shingleWidth) to compare it"))
    }

    /// The articles of a detection that were left out.
    static func tooShort(of detection: Detection) -> [SkippedInput] {
        detection.tooShort.map { SkippedInput($0, shingleWidth: detection.options.shingleWidth) }
            + detection.moreTooShort.map { path, count in
                SkippedInput(path: path, reason: "\(Message.count(count, "more record")) with too few words")
            }
    }

    /// `'dump.jsonl' line 17: "text" is missing; …`
    var message: String { hasPlace ? "'\(path)' \(reason)" : "'\(path)': \(reason)" }
}
