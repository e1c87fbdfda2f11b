import ArticleText
import ReuseDetection

/// The list of families at the top of a page.
struct OverviewTable {
    let detection: Detection
    /// How many of them the page goes on to show.
    let shown: Int

    func markup(_ families: [Family]) -> Markup {
        var rows = Markup()
        for (place, family) in families.prefix(ClusterPage.overviewLimit).enumerated() {
            rows += row(family, number: place + 1)
        }
        let cut: Markup? =
            families.count > shown
            ? """
            <p class="note">The \(Numbers.grouped(shown)) largest families are shown below, the \
            \(Numbers.grouped(min(families.count, ClusterPage.overviewLimit))) largest here; all are in the \
            JSON report.</p>

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
        let label = ArticleLabel(
            detection.corpus[family.canonical], id: detection.corpus.id(of: family.canonical), words: 0)
        let title: Markup = "<bdi>\(label.title ?? label.id)</bdi>"
        return """
            <tr><td class="title">\(number > shown ? title : "<a href=\"#f\(number)\">\(title)</a>")</td>\
            <td><bdi>\(label.publisher ?? "–")</bdi></td><td class="time"><bdi>\(label.time ?? "–")</bdi></td>\
            <td class="number">\(Numbers.grouped(family.members.count))</td></tr>

            """
    }
}
