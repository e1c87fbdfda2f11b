import Glibc
import ReuseDetection

/// Who copied whom in one family: a row per article, time from left to right, and arrows
/// from sources to derived articles.
struct FamilyGraph {
    struct Node {
        let document: Document
        let label: ArticleLabel
        let isCanonical: Bool
        let row: Int
        let x: Double
    }

    struct Edge {
        let source: Int
        let derived: Int
        let isDirected: Bool
        /// The share of the derived text found in the source.
        let share: Double
        /// Whether this is the most likely source of the derived article.
        var isMain = false
    }

    let nodes: [Node]
    let edges: [Edge]
    /// Whether x is the time; otherwise it is the rank.
    let isTimed: Bool
    /// The seconds from the first article to the last.
    let span: Int

    /// The maximum number of articles drawn.
    static let limit = 24
    /// With more links than this, only the most likely source of each article is drawn.
    static let sideLimit = 60
    /// Seconds up to which the scale is about linear.
    private static let linearDelay = 600.0
    static let plot = 220.0...620.0

    /// - Parameters:
    ///   - members: at most ``limit``, the canonical article first.
    ///   - verdicts: the pairs; those with other articles are ignored.
    init(_ members: [(Document, ArticleLabel)], verdicts: [Verdict]) {
        let ordered = members.enumerated().sorted { left, right in
            let (one, other) = (left.element.1.moment?.seconds, right.element.1.moment?.seconds)
            return (one ?? .max, left.offset) < (other ?? .max, right.offset)
        }.map(\.element)
        let times = ordered.compactMap { $0.1.moment?.seconds }
        let (earliest, latest) = (times.min() ?? 0, times.max() ?? 0)
        let isTimed = latest > earliest
        self.isTimed = isTimed
        span = latest - earliest
        let canonical = members.first?.0
        nodes = ordered.enumerated().map { row, member in
            let share: Double
            if isTimed {
                share =
                    member.1.moment.map { Self.share(of: $0.seconds - earliest, in: latest - earliest) } ?? 0
            } else {
                share = Double(row) / Double(max(1, ordered.count - 1))
            }
            return Node(
                document: member.0, label: member.1, isCanonical: member.0 == canonical, row: row,
                x: Self.plot.lowerBound + share * (Self.plot.upperBound - Self.plot.lowerBound))
        }
        edges = Self.edges(
            verdicts, rows: Dictionary(uniqueKeysWithValues: nodes.map { ($0.document, $0.row) }))
    }

    /// The position of a delay, from 0 to 1. Copies follow after minutes or days, so the
    /// scale becomes logarithmic.
    static func share(of delay: Int, in span: Int) -> Double {
        log(1 + Double(delay) / Self.linearDelay) / log(1 + Double(span) / Self.linearDelay)
    }

    private static func edges(_ verdicts: [Verdict], rows: [Document: Int]) -> [Edge] {
        var edges: [Edge] = []
        for verdict in verdicts where verdict.relation.isReuse {
            guard let first = rows[verdict.first], let second = rows[verdict.second] else { continue }
            let overlap = verdict.overlap
            switch verdict.direction {
            case .firstIsSource:
                edges.append(
                    Edge(source: first, derived: second, isDirected: true, share: overlap.secondInFirst))
            case .secondIsSource:
                edges.append(
                    Edge(source: second, derived: first, isDirected: true, share: overlap.firstInSecond))
            case .unknown:
                edges.append(
                    Edge(
                        source: min(first, second), derived: max(first, second), isDirected: false,
                        share: overlap.containment))
            }
        }
        var main: [Int: Int] = [:]
        for (number, edge) in edges.enumerated() {
            guard let best = main[edge.derived].map({ edges[$0] }) else {
                main[edge.derived] = number
                continue
            }
            let isBetter =
                edge.isDirected == best.isDirected
                ? (edge.share, best.source) > (best.share, edge.source) : edge.isDirected
            if isBetter { main[edge.derived] = number }
        }
        for number in main.values { edges[number].isMain = true }
        let drawn = edges.count > sideLimit ? edges.filter(\.isMain) : edges
        return drawn.filter { !$0.isMain } + drawn.filter(\.isMain)
    }
}

/// A family's graph as SVG.
struct GraphDrawing {
    let graph: FamilyGraph

    private static let width = 760
    private static let rowHeight = 30.0
    private static let top = 6.0
    private static let radius = 5.5

    var figure: Markup {
        let bottom = Self.top + Double(graph.nodes.count) * Self.rowHeight
        var body = axis(y: bottom + 14)
        for node in graph.nodes { body += row(node) }
        for edge in graph.edges { body += drawing(edge) }
        for node in graph.nodes { body += mark(node) }
        return """
            <div class="graph"><svg viewBox="0 0 \(Self.width) \(bottom + 22)" role="img" \
            aria-label="Who copied whom, the earliest at the top">
            \(body)</svg></div>

            """
    }

    private func y(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.rowHeight }

    /// The name at the left, the delay at the right, a line between.
    private func row(_ node: FamilyGraph.Node) -> Markup {
        let y = y(node.row)
        let name = Columns.cut(Columns.printable(node.label.name), to: 28)
        return """
            <line class="row" x1="206" y1="\(y)" x2="634" y2="\(y)"/>\
            <text class="\(node.isCanonical ? "strong" : "")" x="0" y="\(y + 4.5)">\(name)</text>\
            <text class="minor" x="648" y="\(y + 4.5)">\(delay(node))</text>

            """
    }

    private func delay(_ node: FamilyGraph.Node) -> String {
        guard let moment = node.label.moment else { return "time unknown" }
        guard let first = graph.nodes.first?.label.moment, node.row > 0 else { return "first" }
        return moment.delay(after: first)
    }

    /// A curve that leaves downwards and arrives from the left.
    private func drawing(_ edge: FamilyGraph.Edge) -> Markup {
        let (source, derived) = (graph.nodes[edge.source], graph.nodes[edge.derived])
        let (x1, y1) = (source.x, y(edge.source) + (edge.derived > edge.source ? Self.radius : -Self.radius))
        let tip = edge.isDirected ? 8.0 : 0.0
        let (x2, y2) = (derived.x - Self.radius - 1.5, y(edge.derived))
        let reach = max(10, (x2 - x1) * 0.5)
        let look: Markup = "\(edge.isMain ? "main" : "side")\(edge.isDirected ? "" : " unknown")"
        var curve: Markup = """
            <path class="edge \(look)" stroke-width="\(edge.isMain ? 1 + 3 * edge.share : 1)" \
            d="M\(x1) \(y1) C\(x1) \(y1 + (y2 - y1) * 0.75) \(x2 - tip - reach) \(y2) \(x2 - tip) \(y2)"/>

            """
        if edge.isDirected {
            curve += """
                <path class="tip \(look)" d="M\(x2) \(y2) l-9 -4.5 v9 z"/>

                """
        }
        return curve
    }

    private func mark(_ node: FamilyGraph.Node) -> Markup {
        """
        <circle class="node\(node.isCanonical ? " first" : "")" cx="\(node.x)" cy="\(y(node.row))" \
        r="\(Self.radius)"/>

        """
    }

    /// The scale: lines at round delays after the first article.
    private func axis(y: Double) -> Markup {
        guard graph.isTimed else {
            return """
                <text class="minor" x="206" y="\(y)">in the order of their ids, as the times are unknown or the \
                same</text>

                """
        }
        var ticks = Markup()
        var last = FamilyGraph.plot.lowerBound
        for (delay, name) in Self.delays where delay <= graph.span {
            let x = x(of: delay)
            guard x - last > 52 else { continue }
            last = x
            ticks += """
                <line class="tick" x1="\(x)" y1="\(Self.top)" x2="\(x)" y2="\(y - 12)"/>\
                <text class="minor" x="\(x)" y="\(y)" text-anchor="middle">+\(name)</text>

                """
        }
        return ticks
    }

    private func x(of delay: Int) -> Double {
        FamilyGraph.plot.lowerBound + FamilyGraph.share(of: delay, in: graph.span)
            * (FamilyGraph.plot.upperBound - FamilyGraph.plot.lowerBound)
    }

    private static let delays = [
        (600, "10 min"), (3600, "1 h"), (4 * 3600, "4 h"), (12 * 3600, "12 h"), (86_400, "1 d"),
        (3 * 86_400, "3 d"), (7 * 86_400, "1 week"), (30 * 86_400, "30 d"), (91 * 86_400, "3 months"),
        (365 * 86_400, "1 year"), (1826 * 86_400, "5 years"),
    ]
}
