public import ArticleText
public import ReuseDetection

/// The report of `wirecopy compare` on two articles.
public struct ComparisonReport {
    let a: Article
    let b: Article
    let comparison: Comparison

    public init(_ a: Article, _ b: Article, _ comparison: Comparison) {
        self.a = a
        self.b = b
        self.comparison = comparison
    }

    /// Writes the report; as a table for `.csv`, as JSON for `.jsonl`.
    ///
    /// - Parameter explaining: whether a table lists the reasons for the verdict. A page
    ///   always does.
    /// - Throws: errors of `sink`.
    /// - Complexity: O(*n*) in the length of the texts.
    public func write(_ options: ReportOptions, explaining: Bool, to sink: some ReportSink) throws {
        switch options.format {
        case .table, .csv:
            try ComparisonTable(
                a: a, b: b, comparison: comparison, explains: explaining, surface: options.surface
            ).write(to: sink)
        case .json, .jsonl: try writeJSON(withText: options.withText, to: sink)
        case .html: try ComparisonPage(a: a, b: b, comparison: comparison).write(to: sink)
        }
    }

    private func writeJSON(withText: Bool, to sink: some ReportSink) throws {
        var json = JSONWriter()
        json.object { json in
            json.field("schema", "wirecopy.comparison/1")
            json.array("articles", of: [(a, comparison.words.0), (b, comparison.words.1)]) { side, json in
                json.article(
                    side.0, id: side.0.utf8(.id), words: side.1, withText: withText, looksForDisguise: true)
            }
            json.object("pair") { json in
                json.field("a", a.id)
                json.field("b", b.id)
                json.pair(comparison.verdict, comparison.passages, (a.text, b.text))
            }
        }
        json.endLine()
        try json.flush(to: sink)
    }
}

/// The comparison as a table: the verdict, then the shared passages side by side.
struct ComparisonTable {
    let a: Article
    let b: Article
    let comparison: Comparison
    let explains: Bool
    let surface: Surface

    private var columns: TwoColumns { TwoColumns(surface: surface) }
    private var verdict: Verdict { comparison.verdict }

    func write(to sink: some ReportSink) throws {
        try sink.write(heading + "\n")
        try sink.write(
            columns.rows(
                about(
                    a, ArticleLabel(a, id: a.id, words: comparison.words.0), name: "a",
                    share: verdict.overlap.firstInSecond),
                about(
                    b, ArticleLabel(b, id: b.id, words: comparison.words.1), name: "b",
                    share: verdict.overlap.secondInFirst)))
        if explains { try sink.write(ReasonTable(reasons: comparison.reasons, surface: surface).text) }
        let ordered = comparison.passages.sorted {
            ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound)
        }
        for (number, passage) in ordered.enumerated() {
            let texts = (
                a.text.dropFirst(passage.first.lowerBound).prefix(passage.first.count),
                b.text.dropFirst(passage.second.lowerBound).prefix(passage.second.count)
            )
            let shared = passage.kind == .reworded ? SharedWords(texts.0, texts.1) : nil
            try sink.write("\n" + rule(number + 1, passage) + "\n")
            try sink.write(
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
            "probability of reuse \(Numbers.fixed(verdict.score, places: 2))",
            "Jaccard \(Numbers.fixed(verdict.overlap.jaccard, places: 3))",
            Numbers.count(comparison.passages.count, "passage") + " in common",
        ]
        for line in Wrapping.lines(numbers.joined(separator: ", "), width: surface.columns) {
            text += surface.dim(line) + "\n"
        }
        return text
    }

    /// The head of one side: id, outlet and time, title, length and share, obfuscation.
    private func about(
        _ article: Article, _ label: ArticleLabel, name: String, share: Double
    ) -> [TwoColumns.Line] {
        let lead = columns.isStacked ? "" : "\(name)  "
        let indent = String(repeating: " ", count: lead.count)
        let width = columns.width - lead.count
        func line(_ text: String, _ style: Surface.Style? = nil) -> TwoColumns.Line {
            let cut = Columns.cut(Columns.printable(text), to: width)
            return TwoColumns.Line(text: indent + cut, shown: indent + surface.styled(cut, style))
        }
        var lines = [line(label.id, .dim)]
        lines[0].text = lead + lines[0].text.dropFirst(lead.count)
        lines[0].shown = lead + lines[0].shown.dropFirst(lead.count)
        let published = [label.publisher, label.time].compactMap { $0 }.joined(separator: " · ")
        lines += Wrapping.lines(Columns.printable(published), width: width).prefix(3).map { line($0) }
        if let title = label.title {
            lines += Wrapping.lines(Columns.printable(title), width: width).prefix(3).map { line($0, .bold) }
        }
        let other = name == "a" ? "b" : "a"
        lines.append(
            line("\(Numbers.count(label.words, "word")), \(Numbers.percent(share)) of it in \(other)"))
        if let obfuscation = Obfuscation(of: article.text) {
            lines += Wrapping.lines(obfuscation.words, width: width).map { line($0, .red) }
        }
        return lines
    }

    /// `── 3 · verbatim, 12 words ─────`.
    private func rule(_ number: Int, _ passage: Passage) -> String {
        let start = "── "
        let text = "\(number) · \(PairWords.about(passage))"
        let left = columns.fullWidth - Columns.width(of: start + text) - 1
        return surface.dim(start) + surface.styled(text, style(passage.kind))
            + surface.dim(" " + String(repeating: "─", count: max(0, left)))
    }

    private func lines(
        _ bytes: ArraySlice<UInt8>, _ kind: Passage.Kind, _ shared: SharedWords?
    ) -> [TwoColumns.Line] {
        let text = Columns.printable(String(decoding: bytes, as: UTF8.self))
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

/// The reasons for a verdict, each with a bar for its weight.
struct ReasonTable {
    let reasons: [Reason]
    let surface: Surface

    private static let barWidth = 20

    /// Empty if there are no reasons.
    var text: String {
        guard let most = reasons.map({ abs($0.weight) }).max() else { return "" }
        let names = reasons.map { Columns.printable($0.name) }
        let nameWidth = min(names.map { Columns.width(of: $0) }.max() ?? 0, max(12, surface.columns - 40))
        let values = reasons.map { Numbers.text($0.value, places: 3) }
        let valueWidth = values.map(\.count).max() ?? 0
        let weights = reasons.map { Self.signed($0.weight) }
        let weightWidth = weights.map(\.count).max() ?? 0

        var text = "\n" + surface.bold("why") + surface.dim("  + for reuse, − against") + "\n"
        for (number, reason) in reasons.enumerated() {
            text += "  " + Columns.fitted(names[number], to: nameWidth)
            text += "  " + Columns.right(values[number], valueWidth)
            text += "  " + Columns.right(weights[number], weightWidth)
            text += "  " + bar(reason.weight, of: most) + "\n"
        }
        return text
    }

    private func bar(_ weight: Double, of most: Double) -> String {
        let share = most > 0 ? abs(weight) / most : 0
        let room = min(Self.barWidth, max(4, surface.columns - 60))
        let length = max(1, Int((share * Double(room)).rounded()))
        return surface.styled(
            String(repeating: weight < 0 ? "░" : "█", count: length), weight < 0 ? .green : .red)
    }

    /// `+1.25`, `−0.40`.
    private static func signed(_ weight: Double) -> String {
        (weight < 0 ? "−" : "+") + Numbers.fixed(abs(weight), places: 2)
    }
}
