import ArticleText
import ReuseDetection

/// Two articles beside each other for a terminal: what they are to each other,
/// then the passages they share.
struct ComparisonTable {
    let a: Article
    let b: Article
    let comparison: Comparison
    let explains: Bool
    let surface: Surface

    private var columns: TwoColumns { TwoColumns(surface: surface) }
    private var verdict: Verdict { comparison.verdict }

    func write(to file: OutputFile) throws(Failure) {
        try file.write(heading + "\n")
        try file.write(
            columns.rows(
                about(
                    ArticleLabel(a, id: a.id, words: comparison.words.0), name: "a",
                    share: verdict.overlap.firstInSecond),
                about(
                    ArticleLabel(b, id: b.id, words: comparison.words.1), name: "b",
                    share: verdict.overlap.secondInFirst)))
        if explains { try file.write(ReasonTable(reasons: comparison.reasons, surface: surface).text) }
        let ordered = comparison.passages.sorted {
            ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound)
        }
        for (number, passage) in ordered.enumerated() {
            try file.write("\n" + rule(number + 1, passage) + "\n")
            try file.write(
                columns.rows(
                    lines(a.text, passage.first, passage.kind), lines(b.text, passage.second, passage.kind)))
        }
    }

    private var heading: String {
        let words = PairWords(verdict: verdict, names: ("a", "b"))
        let relation = verdict.relation.rawValue
        var text = surface.styled(relation, verdict.relation.isReuse ? .red : .green)
        text += ": " + surface.bold(words.sentence) + "\n"
        for fact in [words.source, words.credit] { if let fact { text += fact + "\n" } }
        let numbers = [
            "probability of reuse \(Decimal.fixed(verdict.score, places: 2))",
            "Jaccard \(Decimal.fixed(verdict.overlap.jaccard, places: 3))",
            Message.count(comparison.passages.count, "passage") + " in common",
        ]
        for line in Wrapping.lines(numbers.joined(separator: ", "), width: surface.columns) {
            text += surface.dim(line) + "\n"
        }
        return text
    }

    /// The head of one side: id, outlet and time, title, length and share.
    private func about(_ label: ArticleLabel, name: String, share: Double) -> [TwoColumns.Line] {
        let lead = columns.isStacked ? "" : "\(name)  "
        let indent = String(repeating: " ", count: lead.count)
        let width = columns.width - lead.count
        func line(_ text: String, _ style: Surface.Style? = nil) -> TwoColumns.Line {
            TwoColumns.Line(text: indent + Terminal.cut(Terminal.printable(text), to: width), style: style)
        }
        var lines = [line(label.id, .dim)]
        lines[0].text = lead + lines[0].text.dropFirst(lead.count)
        let published = [label.publisher, label.time].compactMap { $0 }.joined(separator: " · ")
        if !published.isEmpty { lines.append(line(published)) }
        if let title = label.title {
            lines += Wrapping.lines(Terminal.printable(title), width: width).prefix(3).map { line($0, .bold) }
        }
        let other = name == "a" ? "b" : "a"
        lines.append(
            line("\(Message.count(label.words, "word")), \(PairWords.percent(share)) of it in \(other)"))
        return lines
    }

    /// `── 3 · verbatim, 12 words ─────`.
    private func rule(_ number: Int, _ passage: Passage) -> String {
        let start = "── "
        let text = "\(number) · \(PairWords.about(passage))"
        let left = columns.fullWidth - Terminal.width(of: start + text) - 1
        return surface.dim(start) + surface.styled(text, style(passage.kind))
            + surface.dim(" " + String(repeating: "─", count: max(0, left)))
    }

    private func lines(
        _ text: ArraySlice<UInt8>, _ range: Range<Int>, _ kind: Passage.Kind
    ) -> [TwoColumns.Line] {
        let bytes = text.dropFirst(range.lowerBound).prefix(range.count)
        let shown = Terminal.printable(String(decoding: bytes, as: UTF8.self))
        let style: Surface.Style? = kind == .quote ? .dim : nil
        return Wrapping.lines(shown, width: columns.width).map { TwoColumns.Line(text: $0, style: style) }
    }

    private func style(_ kind: Passage.Kind) -> Surface.Style {
        switch kind {
        case .verbatim: .magenta
        case .reworded: .cyan
        case .quote: .dim
        }
    }
}
