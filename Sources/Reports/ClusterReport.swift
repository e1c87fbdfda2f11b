public import ArticleReading
public import ReuseDetection
import ArticleText

/// The report of `wirecopy cluster`: all families and pairs, and the skipped input.
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
    /// The articles that were skipped because they have too few words.
    public var skipped: [Skipped] {
        tooShort.map { article in
            let words = article.words == 0 ? "no words" : Numbers.count(article.words, "word")
            return Skipped(
                path: article.origin.path, record: article.origin.record,
                unit: RecordUnit(path: article.origin.path),
                reason: "the text has \(words); at least \(options.shingleWidth) are needed to compare it")
        }
            + moreTooShort.map { path, count in
                Skipped(path: path, reason: "\(Numbers.count(count, "more record")) with too few words")
            }
    }
}

/// The report as a table: the families, one article per line.
struct ClusterTable {
    let report: ClusterReport
    let surface: Surface

    private var detection: Detection { report.detection }

    func write(to sink: some ReportSink) throws {
        try sink.write(summary + "\n")
        let rows = FamilyRows(detection)
        for family in detection.families {
            try sink.write("\n" + surface.bold(heading(family)) + "\n")
            let ordered = [family.canonical] + family.members.filter { $0 != family.canonical }
            let width = surface.idWidth(ordered.map { detection.corpus.id(of: $0) })
            for member in ordered {
                try sink.write(line(member, rows.row(of: member)?.verdict, idWidth: width) + "\n")
            }
        }
    }

    private var summary: String {
        let families = detection.families
        let gathered = families.reduce(0) { $0 + $1.members.count }
        let articles = Numbers.count(detection.corpus.count, "article")
        guard !families.isEmpty else { return "No reuse among \(articles)." }
        return "\(Numbers.count(families.count, "family")) among \(articles); "
            + "\(Numbers.grouped(detection.corpus.count - gathered)) in no family."
    }

    private func heading(_ family: Family) -> String {
        "Family of \(Numbers.count(family.members.count, "article"))"
    }

    private func line(_ document: Document, _ verdict: Verdict?, idWidth: Int) -> String {
        let article = detection.corpus[document]
        let share = verdict.map { Numbers.percent($0.share(of: document)) } ?? ""
        var line = "  " + Columns.fitted(Columns.printable(detection.corpus.id(of: document)), to: idWidth)
        line += "  " + Columns.fitted(verdict?.relation.rawValue ?? "canonical", to: 9)
        line += " " + Columns.right(share, 5)
        var about = [article.publisher, article.published, article.title].compactMap { $0 }
        about = about.map { Columns.printable($0) }
        let left = max(10, surface.columns - idWidth - 19)
        return line + "  " + surface.dim(Columns.cut(about.joined(separator: " · "), to: left))
    }
}

/// For each article of a family, the pair shown for it: with the canonical article if
/// there is one, otherwise with the member it is most similar to.
struct FamilyRows {
    struct Row {
        let family: Family
        /// Nil for the canonical article.
        let verdict: Verdict?
    }

    private var rows: [Document: Row] = [:]

    init(_ detection: Detection) {
        var strongest: [Document: Verdict] = [:]
        var familyOf: [Document: Int] = [:]
        for (number, family) in detection.families.enumerated() {
            for member in family.members { familyOf[member] = number }
        }
        for verdict in detection.verdicts {
            guard let number = familyOf[verdict.first], number == familyOf[verdict.second] else { continue }
            let canonical = detection.families[number].canonical
            for document in [verdict.first, verdict.second] where document != canonical {
                if Self.isStronger(verdict, than: strongest[document], canonical: canonical) {
                    strongest[document] = verdict
                }
            }
        }
        for family in detection.families {
            for member in family.members {
                let verdict = member == family.canonical ? nil : strongest[member]
                rows[member] = Row(family: family, verdict: verdict)
            }
        }
    }

    func row(of document: Document) -> Row? { rows[document] }

    private static func isStronger(_ new: Verdict, than old: Verdict?, canonical: Document) -> Bool {
        guard let old else { return true }
        let (newTouches, oldTouches) = (new.touches(canonical), old.touches(canonical))
        return newTouches == oldTouches ? new.score > old.score : newTouches
    }
}

extension Verdict {
    func touches(_ document: Document) -> Bool { first == document || second == document }

    /// The share of a document's text found in the other one, 0 to 1.
    func share(of document: Document) -> Double {
        document == first ? overlap.firstInSecond : overlap.secondInFirst
    }
}
