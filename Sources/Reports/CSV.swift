import ArticleText
import ReuseDetection

/// A row of a CSV file (RFC 4180).
enum CSVRow {
    static func write(_ fields: [String], to sink: some ReportSink) throws {
        try sink.write(fields.map { quoted(inert($0)) }.joined(separator: ",") + "\r\n")
    }

    /// Appends a field without control characters. A value that a spreadsheet would take
    /// for a formula is prefixed with `'`.
    private static func inert(_ field: String) -> String {
        var inert = String.UnicodeScalarView()
        if field.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
            inert = field.unicodeScalars
        } else {
            for scalar in field.unicodeScalars {
                if !scalar.acts { inert.append(scalar) } else if scalar.endsLine { inert.append(" ") }
            }
        }
        // Some programs skip spaces and joiners before the sign of a formula.
        let first = inert.first { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
        let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
        return isFormula ? "'" + String(inert) : String(inert)
    }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

/// The cluster report as CSV: a row per article with its family and its relation to the
/// family's canonical article.
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

/// The check report as CSV: a row per article and source, and a row for each article
/// without a source.
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

/// The evaluation as CSV: a row per labelled pair with its verdict.
struct EvaluationCSV {
    let report: EvaluationReport

    private static let header = [
        "a", "b", "label", "reuse", "relation", "flagged", "wrong", "score", "jaccard", "containment",
        "candidate",
    ]

    func write(to sink: some ReportSink) throws {
        try CSVRow.write(Self.header, to: sink)
        for pair in report.judgement.pairs {
            let verdict = pair.verdict
            try CSVRow.write(
                [
                    pair.label.a, pair.label.b, pair.label.label, pair.label.isReuse.map { "\($0)" } ?? "",
                    verdict.relation.rawValue, "\(pair.isFlagged)", "\(pair.isWrong)",
                    Numbers.text(verdict.score, places: 4), Numbers.text(verdict.overlap.jaccard, places: 4),
                    Numbers.text(verdict.overlap.containment, places: 4), "\(pair.isCandidate)",
                ], to: sink)
        }
    }
}
