import ArticleText
import ReuseDetection

/// The report as a spreadsheet: one row per article, its family if it has one
/// and how it relates to that family's canonical article (RFC 4180).
struct CSVReport {
    let report: Report

    private static let header = [
        "id", "family", "canonical", "relation", "score", "jaccard", "containment", "publisher", "published",
        "title", "words", "path",
    ]

    func write(to file: OutputFile) throws(Failure) {
        try row(Self.header, to: file)
        let rows = FamilyRows(report.detection)
        for document in report.detection.corpus.documents {
            try row(fields(of: document, rows), to: file)
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
            verdict.map { Decimal.text($0.score, places: 4) } ?? "",
            verdict.map { Decimal.text($0.overlap.jaccard, places: 4) } ?? "",
            verdict.map { Decimal.text($0.share(of: document), places: 4) } ?? "",
            article.publisher ?? "",
            article.published ?? "",
            article.title ?? "",
            String(report.detection.words[Int(document)]),
            article.origin.path,
        ]
    }

    private func row(_ fields: [String], to file: OutputFile) throws(Failure) {
        try file.write(fields.map(Self.quoted).joined(separator: ",") + "\r\n")
    }

    /// Quoted where it must be. A leading sign that a spreadsheet would take
    /// for a formula is kept from being one.
    private static func quoted(_ field: String) -> String {
        let isFormula = field.first.map { "=+-@\t\r".contains($0) } ?? false
        let inert = isFormula ? "'" + field : field
        guard inert.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return inert }
        return "\"" + inert.replacing("\"", with: "\"\"") + "\""
    }
}
