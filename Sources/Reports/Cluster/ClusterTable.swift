import ArticleText
import ReuseDetection

/// The report for reading: the families, one article a line.
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
            let width = idWidth(ordered)
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
            + "\(Numbers.grouped(detection.corpus.count - gathered)) in none."
    }

    private func heading(_ family: Family) -> String {
        "Family of \(Numbers.count(family.members.count, "article"))"
    }

    /// As wide as the widest id, but never more than two fifths of the line.
    private func idWidth(_ members: [Document]) -> Int {
        let widest = members.map { Columns.printable(detection.corpus.id(of: $0)).count }.max() ?? 0
        return min(widest, max(24, surface.columns * 2 / 5))
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
