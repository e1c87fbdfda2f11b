/// Gathers reuse into families, average-link: two families become one if most
/// pairs across them are reuse.
///
/// Connected components would let one article that quotes two stories, a
/// digest say, merge both. Pairs are taken strongest first, so the outcome
/// depends on no order.
struct FamilyBuilder {
    /// Of a large family so many members are asked, evenly spread.
    private static let jurySize = 4
    /// So many pairs are judged for each document that is in a pair; real
    /// articles take one or two. Beyond that what is not known is no reuse.
    private static let judgementsPerDocument = 16

    private var familyOf: [Document: Int] = [:]
    private var members: [[Document]] = []
    /// Pairs judged so far, and whether they are reuse.
    private var known: [DocumentPair: Bool] = [:]
    private var judgementsLeft = 0

    /// - Parameters:
    ///   - verdicts: the pairs judged reuse, each once.
    ///   - isReuse: the judgement of any other pair.
    init(_ verdicts: [Verdict], isReuse: (Document, Document) -> Bool) {
        known.reserveCapacity(verdicts.count)
        for verdict in verdicts {
            known[DocumentPair(verdict.first, verdict.second)] = true
            for document in [verdict.first, verdict.second] where familyOf[document] == nil {
                familyOf[document] = members.count
                members.append([document])
            }
        }
        judgementsLeft = Self.judgementsPerDocument * members.count
        let strongestFirst = verdicts.sorted { left, right in
            (right.score, right.overlap.jaccard, left.first, left.second)
                < (left.score, left.overlap.jaccard, right.first, right.second)
        }
        for verdict in strongestFirst {
            let one = familyOf[verdict.first]!
            let other = familyOf[verdict.second]!
            if one != other, mostAgree(one, other, isReuse: isReuse) { merge(one, other) }
        }
    }

    /// The families, ascending by their first member, members ascending.
    var families: [[Document]] {
        members.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    private mutating func mostAgree(
        _ one: Int, _ other: Int, isReuse: (Document, Document) -> Bool
    ) -> Bool {
        let jury = Self.jury(of: members[one])
        let otherJury = Self.jury(of: members[other])
        let pairs = jury.flatMap { first in otherJury.map { DocumentPair(first, $0) } }
        var agreeing = pairs.count { known[$0] == true }
        var unknown = pairs.count { known[$0] == nil }
        for pair in pairs where known[pair] == nil {
            // No more is asked than it takes.
            if 2 * agreeing > pairs.count || 2 * (agreeing + unknown) <= pairs.count { break }
            guard judgementsLeft > 0 else { break }
            judgementsLeft -= 1
            let agrees = isReuse(pair.first, pair.second)
            known[pair] = agrees
            agreeing += agrees ? 1 : 0
            unknown -= 1
        }
        return 2 * agreeing > pairs.count
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
