import ArticleText
import ReuseDetection

/// One family on a page: its graph and its members.
struct FamilySection {
    /// Its place on the page, from 1.
    let number: Int
    let family: Family
    let detection: Detection
    let rows: FamilyRows
    let selection: PairSelection

    /// The maximum number of members listed.
    static let memberLimit = 200

    var markup: Markup {
        let canonical = ArticleLabel(family.canonical, of: detection)
        let listed = Array(members.prefix(Self.memberLimit))
        let drawn = listed.prefix(FamilyGraph.limit).map { ($0, ArticleLabel($0, of: detection)) }
        var body = Markup()
        for member in listed { body += row(member) }
        return """
            <section class="family" id="f\(number)">
            <p class="eyebrow">Family \(number) · \(Numbers.count(family.members.count, "article"))</p>
            <h2><bdi>\(canonical.title ?? canonical.id)</bdi></h2>
            \(GraphDrawing(graph: FamilyGraph(drawn, verdicts: pairs.map { detection.verdicts[$0] })).figure)\
            \(note(family.members.count, shown: drawn.count, "in the graph"))\
            <div class="scroll"><table class="stacking"><thead><tr>\(hasOutlets ? "<th>outlet</th>" as Markup : nil)\
            \(hasTimes ? "<th>published</th>" as Markup : nil)<th>title</th><th>relation</th>\
            <th>copied</th><th>credit</th></tr></thead>
            <tbody>
            \(body)</tbody></table></div>
            \(note(family.members.count, shown: listed.count, "in the table"))
            """
    }

    private var hasOutlets: Bool { members.contains { !detection.corpus[$0].utf8(.publisher).isEmpty } }
    private var hasTimes: Bool { members.contains { !detection.corpus[$0].utf8(.published).isEmpty } }

    private var pairs: [Int] { selection.pairs(ofFamily: number - 1) }

    /// The canonical article, then the others by time, undated ones last.
    private var members: [Document] {
        let others = family.members.filter { $0 != family.canonical }.map { document in
            (document, detection.corpus[document].publicationTime?.secondsSince1970 ?? .infinity)
        }
        return [family.canonical] + others.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    private func row(_ document: Document) -> Markup {
        let label = ArticleLabel(document, of: detection)
        let cells: Markup =
            if let verdict = rows.row(of: document)?.verdict { link(document, verdict) } else {
                "<td><span class=\"relation canonical\">canonical</span></td><td></td><td></td>"
            }
        return """
            <tr>\(hasOutlets ? "<td><bdi>\(label.publisher ?? "–")</bdi></td>" as Markup : nil)\
            \(hasTimes ? "<td class=\"time\"><bdi>\(label.time ?? "–")</bdi></td>" as Markup : nil)\
            <td class="title"><bdi>\(label.title ?? "")</bdi> <bdi class="id">\(label.id)</bdi></td>\(cells)</tr>

            """
    }

    /// The relation to the canonical article, or to the member it is most similar to.
    private func link(_ document: Document, _ verdict: Verdict) -> Markup {
        let other = verdict.first == document ? verdict.second : verdict.first
        let via: Markup? =
            other == family.canonical ? nil : " <bdi class=\"id\">of \(detection.corpus.id(of: other))</bdi>"
        let isSource =
            switch verdict.direction {
            case .firstIsSource: verdict.first == document
            case .secondIsSource: verdict.second == document
            case .unknown: false
            }
        let credit: Markup =
            switch verdict.credited {
            case _ where isSource: "is the source"
            case true?: "names its source"
            case false?: "<span class=\"uncredited\">does not name its source</span>"
            case nil: "unknown"
            }
        let relation: Markup =
            "<span class=\"relation \(verdict.relation.rawValue)\">\(verdict.relation.rawValue)</span>"
        return """
            <td>\(linked(relation, document))\(via)</td>\
            <td class="share">\(ShareBar(share: verdict.share(of: document)).markup)</td><td>\(credit)</td>
            """
    }

    /// Links to the pair, if it is on the page.
    private func linked(_ markup: Markup, _ document: Document) -> Markup {
        guard let place = selection.links[document], selection.isListed(place, ofFamily: number - 1) else {
            return markup
        }
        return "<a class=\"plain\" href=\"#p\(place + 1)\">\(markup)</a>"
    }

    private func note(_ count: Int, shown: Int, _ place: String) -> Markup? {
        count > shown
            ? """
            <p class="note">\(Numbers.grouped(shown)) of \(Numbers.grouped(count)) articles are \(place); \
            all are in the JSON report.</p>

            """ : nil
    }
}

/// A share as a bar and a number.
struct ShareBar {
    let share: Double

    var markup: Markup {
        """
        <svg class="bar" viewBox="0 0 54 7" aria-hidden="true"><rect class="all" width="54" height="7"/>\
        <rect class="part" width="\(54 * min(max(share, 0), 1))" height="7"/></svg>\(Numbers.percent(share))
        """
    }
}
