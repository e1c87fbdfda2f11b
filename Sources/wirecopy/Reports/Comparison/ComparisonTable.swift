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
                    a, ArticleLabel(a, id: a.id, words: comparison.words.0), name: "a",
                    share: verdict.overlap.firstInSecond),
                about(
                    b, ArticleLabel(b, id: b.id, words: comparison.words.1), name: "b",
                    share: verdict.overlap.secondInFirst)))
        if explains { try file.write(ReasonTable(reasons: comparison.reasons, surface: surface).text) }
        let ordered = comparison.passages.sorted {
            ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound)
        }
        for (number, passage) in ordered.enumerated() {
            let texts = (
                a.text.dropFirst(passage.first.lowerBound).prefix(passage.first.count),
                b.text.dropFirst(passage.second.lowerBound).prefix(passage.second.count)
            )
            let shared = passage.kind == .reworded ? SharedWords(texts.0, texts.1) : nil
            try file.write("\n" + rule(number + 1, passage) + "\n")
            try file.write(
                columns.rows(
                    lines(texts.0, passage.kind, shared), lines(texts.1, passage.kind, shared)))
        }
    }

    private var heading: String {
        let words = PairWords(verdict: verdict, names: ("a", "b"))
        let relation = verdict.relation.rawValue
        var text = surface.styled(relation, verdict.relation.isReuse ? .red : .green)
        text += ": " + surface.bold(words.sentence) + "\n"
        let origin = [words.source, words.credit].compactMap { $0 }.joined(separator: "; ")
        for line in Wrapping.lines(origin, width: surface.columns) { text += line + "\n" }
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

    /// The head of one side: id, outlet and time, title, length and share,
    /// disguise.
    private func about(
        _ article: Article, _ label: ArticleLabel, name: String, share: Double
    ) -> [TwoColumns.Line] {
        let lead = columns.isStacked ? "" : "\(name)  "
        let indent = String(repeating: " ", count: lead.count)
        let width = columns.width - lead.count
        func line(_ text: String, _ style: Surface.Style? = nil) -> TwoColumns.Line {
            let cut = Terminal.cut(Terminal.printable(text), to: width)
            return TwoColumns.Line(text: indent + cut, shown: indent + surface.styled(cut, style))
        }
        var lines = [line(label.id, .dim)]
        lines[0].text = lead + lines[0].text.dropFirst(lead.count)
        lines[0].shown = lead + lines[0].shown.dropFirst(lead.count)
        let published = [label.publisher, label.time].compactMap { $0 }.joined(separator: " · ")
        lines += Wrapping.lines(Terminal.printable(published), width: width).prefix(3).map { line($0) }
        if let title = label.title {
            lines += Wrapping.lines(Terminal.printable(title), width: width).prefix(3).map { line($0, .bold) }
        }
        let other = name == "a" ? "b" : "a"
        lines.append(
            line("\(Message.count(label.words, "word")), \(PairWords.percent(share)) of it in \(other)"))
        if let disguise = Disguise(of: article.text) {
            lines += Wrapping.lines(disguise.words, width: width).map { line($0, .red) }
        }
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
        _ bytes: ArraySlice<UInt8>, _ kind: Passage.Kind, _ shared: SharedWords?
    ) -> [TwoColumns.Line] {
        let text = Terminal.printable(String(decoding: bytes, as: UTF8.self))
        return Wrapping.lines(text, width: columns.width).map { line in
            guard surface.hasColor, let shared else {
                return TwoColumns.Line(
                    text: line, shown: kind == .quote ? surface.dim(line) : line)
            }
            let pieces = shared.pieces(of: ArraySlice(line.utf8)).map { piece in
                piece.isShared ? surface.bold(piece.text) : piece.text
            }
            return TwoColumns.Line(text: line, shown: pieces.joined())
        }
    }

    private func style(_ kind: Passage.Kind) -> Surface.Style {
        switch kind {
        case .verbatim: .magenta
        case .reworded: .cyan
        case .quote: .dim
        }
    }
}
