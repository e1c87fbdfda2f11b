/// Gathers reuse into families, average-link: two families become one if most
/// pairs across them are reuse.
///
/// Connected components would let one article that quotes two stories, a
/// digest say, merge both. Pairs are taken strongest first, so the outcome
/// depends on no order.
struct FamilyBuilder {
    /// Of a large family so many members are asked, evenly spread.
    private static let jurySize = 4

    private var familyOf: [Document: Int] = [:]
    private var members: [[Document]] = []

    /// - Parameters:
    ///   - verdicts: the pairs judged reuse, each once.
    ///   - isReuse: the judgement of any other pair.
    init(_ verdicts: [Verdict], isReuse: (Document, Document) -> Bool) {
        var known = Set<DocumentPair>(minimumCapacity: verdicts.count)
        for verdict in verdicts {
            known.insert(DocumentPair(verdict.first, verdict.second))
            for document in [verdict.first, verdict.second] where familyOf[document] == nil {
                familyOf[document] = members.count
                members.append([document])
            }
        }
        let strongestFirst = verdicts.sorted { left, right in
            (right.score, right.overlap.jaccard, left.first, left.second)
                < (left.score, left.overlap.jaccard, right.first, right.second)
        }
        for verdict in strongestFirst {
            let one = familyOf[verdict.first]!
            let other = familyOf[verdict.second]!
            guard one != other else { continue }
            let agree = mostAgree(one, other) { first, second in
                known.contains(DocumentPair(first, second)) || isReuse(first, second)
            }
            if agree { merge(one, other) }
        }
    }

    /// The families, ascending by their first member, members ascending.
    var families: [[Document]] {
        members.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    private func mostAgree(_ one: Int, _ other: Int, isReuse: (Document, Document) -> Bool) -> Bool {
        let jury = Self.jury(of: members[one])
        let otherJury = Self.jury(of: members[other])
        var agreeing = 0
        for first in jury {
            for second in otherJury where isReuse(first, second) { agreeing += 1 }
        }
        return 2 * agreeing > jury.count * otherJury.count
    }

    private static func jury(of members: [Document]) -> [Document] {
        guard members.count > jurySize else { return members }
        let sorted = members.count > 4096 ? members : members.sorted()
        return (0..<jurySize).map { sorted[$0 * (sorted.count - 1) / (jurySize - 1)] }
    }

    private mutating func merge(_ one: Int, _ other: Int) {
        let (kept, dissolved) = members[one].count >= members[other].count ? (one, other) : (other, one)
        for document in members[dissolved] { familyOf[document] = kept }
        members[kept] += members[dissolved]
        members[dissolved] = []
    }
}
