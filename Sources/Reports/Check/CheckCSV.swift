import ArticleText
import ReuseDetection

/// The sources of checked articles as a spreadsheet: one row per article and
/// source, and one with no source for an article without.
struct CheckCSV {
    let check: Check

    private static let header = [
        "checked", "rank", "source", "relation", "reuse", "score", "jaccard", "containment", "publisher",
        "published", "title", "path",
    ]

    func write(to sink: some ReportSink) throws {
        try CSVRow.write(Self.header, to: sink)
        let corpus = check.detection.corpus
        for document in check.checked {
            let id = corpus.id(of: document)
            let sources = check.sources(of: document)
            for (place, verdict) in sources.enumerated() {
                try CSVRow.write([id, String(place + 1)] + fields(verdict, corpus), to: sink)
            }
            if sources.isEmpty {
                let none = Array(repeating: "", count: Self.header.count - 1)
                try CSVRow.write([id] + none, to: sink)
            }
        }
    }

    private func fields(_ verdict: Verdict, _ corpus: Corpus) -> [String] {
        let source = corpus[verdict.first]
        return [
            corpus.id(of: verdict.first), verdict.relation.rawValue,
            verdict.relation.isReuse ? "true" : "false",
            Numbers.text(verdict.score, places: 4),
            Numbers.text(verdict.overlap.jaccard, places: 4),
            Numbers.text(verdict.overlap.secondInFirst, places: 4),
            source.publisher ?? "", source.published ?? "", source.title ?? "", source.origin.path,
        ]
    }
}
