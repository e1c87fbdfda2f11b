import ArticleText
import ReuseDetection

/// The comparison as a page, with both articles side by side.
struct ComparisonPage {
    let a: Article
    let b: Article
    let comparison: Comparison

    func write(to sink: some ReportSink) throws {
        let verdict = comparison.verdict
        let labels = (
            ArticleLabel(a, id: a.id, words: comparison.words.0),
            ArticleLabel(b, id: b.id, words: comparison.words.1)
        )
        let names = ArticleLabel.names(labels.0, labels.1)
        let pair = PairSection(
            number: 1, verdict: verdict,
            sides: (
                PairSection.Side(label: labels.0, text: a.text, share: verdict.overlap.firstInSecond),
                PairSection.Side(label: labels.1, text: b.text, share: verdict.overlap.secondInFirst)
            ), names: names)
        let sentence = PairWords(verdict: verdict, names: names).sentence
        let page = HTMLPage(sink: sink)
        try page.begin(title: "\(verdict.relation.rawValue): \(names.0), \(names.1)")
        try page.write(
            """
            <header class="page"><p class="eyebrow">Wirecopy · comparison</p>
            <h1><bdi>\(Self.capitalized(sentence))</bdi></h1>
            \(Markup.legend)</header>
            <main>
            <div class="pair"><div class="line">\(pair.relation)\(pair.facts(passages: comparison.passages.count))</div>
            \(pair.texts(comparison.passages))</div>
            \(ReasonList(reasons: comparison.reasons).section)</main>

            """)
        try page.end()
    }

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}

/// The reasons for a verdict as a table.
struct ReasonList {
    let reasons: [Reason]

    /// Empty if there are no reasons.
    var section: Markup {
        guard !reasons.isEmpty else { return "" }
        var rows = Markup()
        for reason in reasons {
            let sign = reason.weight < 0 ? "−" : "+"
            rows += """
                <tr><td>\(reason.name)</td><td class="number">\(Numbers.text(reason.value, places: 3))</td>\
                <td class="number">\(sign)\(Numbers.fixed(abs(reason.weight), places: 2))</td>\
                <td>\(reason.weight < 0 ? "against" : "for")</td></tr>

                """
        }
        return """
            <section class="others"><h2>Why</h2>
            <div class="scroll"><table><thead><tr><th>feature</th><th class="number">value</th>\
            <th class="number">weight</th><th>speaks</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div></section>

            """
    }
}
