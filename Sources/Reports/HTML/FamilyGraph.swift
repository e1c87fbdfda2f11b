import Glibc
import ReuseDetection

/// Who copied whom in one family: a row for each article, the time from left
/// to right, and arrows from sources to what derives from them.
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
        /// Whether this is where the derived text most likely comes from.
        var isMain = false
    }

    let nodes: [Node]
    let edges: [Edge]
    /// Whether x is the time; else it is the order.
    let isTimed: Bool
    /// The seconds from the first article to the last.
    let span: Int

    /// So many articles are drawn.
    static let limit = 24
    /// Beyond so many links only the likeliest source of each is drawn.
    static let sideLimit = 60
    /// Seconds up to which the scale is about even.
    private static let linearDelay = 600.0
    static let plot = 220.0...620.0

    /// - Parameters:
    ///   - members: at most ``limit``, the canonical article first.
    ///   - verdicts: the pairs among them; others are passed over.
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

    /// Where a delay stands between 0 and 1. Copies follow within minutes or
    /// days, so the scale is logarithmic beyond the first ones.
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
