public import ArticleReading
import ArticleText
public import ReuseDetection

/// Everything a run found and everything it had to leave out.
public struct ClusterReport: Sendable {
    public let detection: Detection
    public let skipped: [Skipped]

    public init(detection: Detection, skipped: [Skipped]) {
        self.detection = detection
        self.skipped = skipped
    }

    public func write(_ options: ReportOptions, to sink: some ReportSink) throws {
        switch options.format {
        case .table: try ClusterTable(report: self, surface: options.surface).write(to: sink)
        case .json: try ClusterJSON(self, withText: options.withText).write(to: sink)
        case .jsonl: try ClusterJSON(self, withText: options.withText).writeLines(to: sink)
        case .csv: try ClusterCSV(report: self).write(to: sink)
        case .html: try ClusterPage(report: self).write(to: sink)
        }
    }
}

extension Detection {
    /// The articles that were left out, as they have too few words.
    public var skipped: [Skipped] {
        tooShort.map { article in
            let words = article.words == 0 ? "no words" : Numbers.count(article.words, "word")
            return Skipped(
                path: article.origin.path, record: article.origin.record,
                unit: RecordUnit(path: article.origin.path),
                reason: "the text has \(words); it takes at least \(options.shingleWidth) to compare it")
        }
            + moreTooShort.map { path, count in
                Skipped(path: path, reason: "\(Numbers.count(count, "more record")) with too few words")
            }
    }
}
