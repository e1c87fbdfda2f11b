import ReuseDetection

/// Selects the pairs a page shows, and those it shows with both texts.
struct PairSelection {
    /// The maximum number of pairs shown with both texts.
    static let fullLimit = 200
    /// The maximum number of pairs listed per family, and outside families.
    static let listLimit = 60

    /// Places in the detection's verdicts, for each family number.
    private var ofFamily: [Int: [Int]] = [:]
    /// The same for pairs outside families: across families, or without reuse.
    private(set) var others: [Int] = []
    private var full: Set<Int> = []
    /// For each article of a family, the pair shown in its row.
    private(set) var links: [Document: Int] = [:]
    private let verdicts: [Verdict]

    /// - Parameter families: the families on the page, in its order.
    init(_ detection: Detection, families: [Family], rows: FamilyRows) {
        verdicts = detection.verdicts
        var number: [Document: Int] = [:]
        for (place, family) in families.enumerated() {
            for member in family.members { number[member] = place }
        }
        for (place, verdict) in verdicts.enumerated() {
            let (one, other) = (number[verdict.first], number[verdict.second])
            if let one, one == other {
                ofFamily[one, default: []].append(place)
                for document in [verdict.first, verdict.second]
                where rows.row(of: document)?.verdict == verdict {
                    links[document] = place
                }
            } else if one != nil || other != nil || !verdict.relation.isReuse {
                others.append(place)
            }
        }
        let telling = Set(links.values)
        func tells(_ left: Int, before right: Int) -> Bool {
            let (one, other) = (verdicts[left], verdicts[right])
            let keys = (telling.contains(left), telling.contains(right))
            if keys.0 != keys.1 { return keys.0 }
            if one.relation.isReuse != other.relation.isReuse { return one.relation.isReuse }
            return (other.score, other.overlap.containment, left) < (
                one.score, one.overlap.containment, right
            )
        }
        for family in ofFamily.keys { ofFamily[family]!.sort(by: tells) }
        others.sort(by: tells)
        let listed = ofFamily.values.flatMap { $0.prefix(Self.listLimit) } + others.prefix(Self.listLimit)
        full = Set(listed.sorted(by: tells).prefix(Self.fullLimit))
    }

    /// The pairs of a family: first those shown in the rows of its articles, then the
    /// others, by score.
    func pairs(ofFamily number: Int) -> [Int] { ofFamily[number] ?? [] }

    /// Whether a pair of a family is on the page at all.
    func isListed(_ place: Int, ofFamily number: Int) -> Bool {
        pairs(ofFamily: number).prefix(Self.listLimit).contains(place)
    }

    /// Whether a pair is shown with both texts.
    func isFull(_ place: Int) -> Bool { full.contains(place) }

    /// How many pairs are shown with both texts.
    var fullCount: Int { full.count }
}
