import ArticleReading
import ArticleText
import ReuseDetection

/// The cluster report as a page: the families, largest first, and their pairs with both
/// texts.
struct ClusterPage {
    let report: ClusterReport

    /// The maximum number of families shown with members and pairs.
    static let familyLimit = 300
    /// The maximum number of families in the overview.
    static let overviewLimit = 2000
    /// Up to this number of pairs, all are expanded at first.
    private static let openLimit = 4
    private static let skippedLimit = 100

    private var detection: Detection { report.detection }

    func write(to sink: some ReportSink) throws {
        let families = detection.families.sorted {
            ($1.members.count, $0.first) < ($0.members.count, $1.first)
        }
        let shown = Array(families.prefix(Self.familyLimit))
        let rows = FamilyRows(detection)
        let selection = PairSelection(detection, families: shown, rows: rows)

        let page = HTMLPage(sink: sink)
        try page.begin(title: heading(families) + ", " + Numbers.count(detection.corpus.count, "article"))
        try page.write(header(families, selection))
        if families.count > 2 {
            try page.write(OverviewTable(detection: detection, shown: shown.count).markup(families))
        }
        for (number, family) in shown.enumerated() {
            let pairs = selection.pairs(ofFamily: number)
            try page.write(
                FamilySection(
                    number: number + 1, family: family, detection: detection, rows: rows,
                    selection: selection
                ).markup)
            try write(pairs, selection, to: page)
            try page.write("</section>\n")
        }
        if !selection.others.isEmpty {
            try page.write("<section class=\"others\"><h2>Other pairs</h2>\n")
            try write(selection.others, selection, to: page)
            try page.write("</section>\n")
        }
        try page.write("\(skipped)</main>\n")
        try page.end()
    }

    private func heading(_ families: [Family]) -> String {
        families.isEmpty ? "No reuse" : Numbers.count(families.count, "family")
    }

    private func header(_ families: [Family], _ selection: PairSelection) -> Markup {
        let gathered = families.reduce(0) { $0 + $1.members.count }
        let reuse = detection.verdicts.count { $0.relation.isReuse }
        let uncredited = detection.verdicts.count { $0.credited == false }
        let alone = detection.corpus.count - gathered
        var facts: [Markup] = ["<span>\(Numbers.count(reuse, "pair")) of reuse</span>"]
        if alone > 0 { facts.append("<span>\(Numbers.grouped(alone)) in no family</span>") }
        if uncredited > 0 {
            facts.append(
                uncredited == 1
                    ? "<span class=\"uncredited\">1 does not name its source</span>"
                    : "<span class=\"uncredited\">\(Numbers.grouped(uncredited)) do not name their source</span>"
            )
        }
        if !report.skipped.isEmpty {
            facts.append("<span>\(Numbers.count(report.skipped.count, "input")) skipped</span>")
        }
        let cut: Markup? =
            detection.verdicts.count > selection.fullCount
            ? """
            <p class="note">The \(Numbers.grouped(selection.fullCount)) most relevant pairs are shown with both \
            texts. The JSON report has all pairs.</p>

            """ : nil
        return """
            <header class="page"><p class="eyebrow">Wirecopy</p>
            <h1>\(heading(families)) among \(Numbers.count(detection.corpus.count, "article"))</h1>
            <p class="facts">\(Markup(facts))</p>
            \(families.isEmpty ? nil : Markup.legend)\(cut)</header>
            <main>

            """
    }

    private func write(_ pairs: [Int], _ selection: PairSelection, to page: HTMLPage<some ReportSink>) throws
    {
        for place in pairs.prefix(PairSelection.listLimit) {
            let verdict = detection.verdicts[place]
            let pair = section(verdict, number: place + 1)
            guard selection.isFull(place) else {
                try page.write(pair.line)
                continue
            }
            try page.write(
                pair.details(
                    detection.passages(of: verdict), isOpen: selection.fullCount <= Self.openLimit))
        }
        let left = pairs.count - PairSelection.listLimit
        if left > 0 {
            try page.write(
                "<p class=\"note\">\(Numbers.count(left, "more pair")); the JSON report has all.</p>\n"
            )
        }
    }

    private func section(_ verdict: Verdict, number: Int) -> PairSection {
        let (one, other) = (
            ArticleLabel(verdict.first, of: detection), ArticleLabel(verdict.second, of: detection)
        )
        let corpus = detection.corpus
        return PairSection(
            number: number, verdict: verdict,
            sides: (
                PairSection.Side(
                    label: one, text: corpus.text(of: verdict.first), share: verdict.overlap.firstInSecond),
                PairSection.Side(
                    label: other, text: corpus.text(of: verdict.second), share: verdict.overlap.secondInFirst)
            ), names: ArticleLabel.names(one, other))
    }

    private var skipped: Markup? {
        guard !report.skipped.isEmpty else { return nil }
        var rows = Markup()
        for input in report.skipped.prefix(Self.skippedLimit) {
            rows += "<tr><td><bdi>\(input.path)</bdi></td><td><bdi>\(input.clause)</bdi></td></tr>\n"
        }
        let left = report.skipped.count - Self.skippedLimit
        return """
            <section class="others"><h2>Skipped</h2>
            <div class="scroll"><table><tbody>
            \(rows)</tbody></table></div>
            \(left > 0 ? "<p class=\"note\">\(Numbers.count(left, "more input")).</p>\n" as Markup : nil)\
            </section>

            """
    }
}

/// The overview of families at the top of a page.
struct OverviewTable {
    let detection: Detection
    /// How many of them follow in full.
    let shown: Int

    func markup(_ families: [Family]) -> Markup {
        var rows = Markup()
        for (place, family) in families.prefix(ClusterPage.overviewLimit).enumerated() {
            rows += row(family, number: place + 1)
        }
        let cut: Markup? =
            families.count > shown
            ? """
            <p class="note">This table lists the \
            \(Numbers.grouped(min(families.count, ClusterPage.overviewLimit))) largest families; the \
            \(Numbers.grouped(shown)) largest follow in full. The JSON report has all.</p>

            """ : nil
        return """
            <section class="overview"><h2>Stories</h2>
            \(cut)<div class="scroll"><table class="stacking"><thead><tr><th>story</th><th>first seen at</th><th>published</th>\
            <th class="number">articles</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div></section>

            """
    }

    private func row(_ family: Family, number: Int) -> Markup {
        let label = ArticleLabel(family.canonical, of: detection)
        let title: Markup = "<bdi>\(label.title ?? label.id)</bdi>"
        return """
            <tr><td class="title">\(number > shown ? title : "<a href=\"#f\(number)\">\(title)</a>")</td>\
            <td><bdi>\(label.publisher ?? "–")</bdi></td><td class="time"><bdi>\(label.time ?? "–")</bdi></td>\
            <td class="number">\(Numbers.grouped(family.members.count))</td></tr>

            """
    }
}
