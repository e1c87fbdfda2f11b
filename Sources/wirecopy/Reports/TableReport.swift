import ArticleText
import ReuseDetection

/// The report for reading: the families, one article a line.
struct TableReport {
    let report: Report
    let surface: Surface

    private var detection: Detection { report.detection }

    func write(to file: OutputFile) throws(Failure) {
        try file.write(summary + "\n")
        let rows = FamilyRows(detection)
        for family in detection.families {
            try file.write("\n" + surface.bold(heading(family)) + "\n")
            let ordered = [family.canonical] + family.members.filter { $0 != family.canonical }
            let width = idWidth(ordered)
            for member in ordered {
                try file.write(line(member, rows.row(of: member)?.verdict, idWidth: width) + "\n")
            }
        }
    }

    private var summary: String {
        let families = detection.families
        let gathered = families.reduce(0) { $0 + $1.members.count }
        let articles = Message.count(detection.corpus.count, "article")
        guard !families.isEmpty else { return "No reuse among \(articles)." }
        return "\(Message.count(families.count, "family")) among \(articles); "
            + "\(Message.grouped(detection.corpus.count - gathered)) in none."
    }

    private func heading(_ family: Family) -> String {
        "Family of \(Message.count(family.members.count, "article"))"
    }

    /// As wide as the widest id, but never more than two fifths of the line.
    private func idWidth(_ members: [Document]) -> Int {
        let widest = members.map { Terminal.printable(detection.corpus.id(of: $0)).count }.max() ?? 0
        return min(widest, max(24, surface.columns * 2 / 5))
    }

    private func line(_ document: Document, _ verdict: Verdict?, idWidth: Int) -> String {
        let article = detection.corpus[document]
        let share = verdict.map { "\(Int(($0.share(of: document) * 100).rounded())) %" } ?? ""
        var line = "  " + Terminal.fitted(Terminal.printable(detection.corpus.id(of: document)), to: idWidth)
        line += "  " + Terminal.fitted(verdict?.relation.rawValue ?? "canonical", to: 9)
        line += " " + String(repeating: " ", count: max(0, 5 - share.count)) + share
        var about = [article.publisher, article.published, article.title].compactMap { $0 }
        about = about.map { Terminal.printable($0) }
        let left = max(10, surface.columns - idWidth - 19)
        return line + "  " + surface.dim(Terminal.cut(about.joined(separator: " · "), to: left))
    }
}
