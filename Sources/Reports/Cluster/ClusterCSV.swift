import ArticleText
import ReuseDetection

/// The report as a spreadsheet: one row per article, its family if it has one
/// and how it relates to that family's canonical article (RFC 4180).
struct ClusterCSV {
    let report: ClusterReport

    private static let header = [
        "id", "family", "canonical", "relation", "score", "jaccard", "containment", "publisher", "published",
        "title", "words", "path",
    ]

    func write(to sink: some ReportSink) throws {
        try CSVRow.write(Self.header, to: sink)
        let rows = FamilyRows(report.detection)
        for document in report.detection.corpus.documents {
            try CSVRow.write(fields(of: document, rows), to: sink)
        }
    }

    private func fields(of document: Document, _ rows: FamilyRows) -> [String] {
        let corpus = report.detection.corpus
        let article = corpus[document]
        let row = rows.row(of: document)
        let verdict = row?.verdict
        return [
            corpus.id(of: document),
            row.map { corpus.id(of: $0.family.first) } ?? "",
            row.map { $0.family.canonical == document ? "true" : "false" } ?? "",
            verdict?.relation.rawValue ?? "",
            verdict.map { Numbers.text($0.score, places: 4) } ?? "",
            verdict.map { Numbers.text($0.overlap.jaccard, places: 4) } ?? "",
            verdict.map { Numbers.text($0.share(of: document), places: 4) } ?? "",
            article.publisher ?? "",
            article.published ?? "",
            article.title ?? "",
            String(report.detection.words[Int(document)]),
            article.origin.path,
        ]
    }
}
