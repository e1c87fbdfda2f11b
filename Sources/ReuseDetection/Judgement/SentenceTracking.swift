import ArticleText
import Glibc

/// How the sentences of one text follow those of another.
///
/// Who rewrites a story goes through it sentence by sentence. Who writes of the
/// same event tells the same facts in an order of their own.
struct SentenceTracking {
    /// From this cosine on a sentence has a counterpart.
    private static let counterpart: Float = 0.15
    /// Two sentences below this have nothing to do with each other.
    private static let kinship: Float = 0.1
    /// Of a text followed closely the next sentence has its counterpart at
    /// most so much further on.
    private static let step = 2

    /// For each sentence of the shorter text the place of its best counterpart
    /// in the longer, and the other way round.
    let counterparts: (first: [(own: Int, other: Int)], second: [(own: Int, other: Int)])
    /// Cosine that an alignment without crossings reaches, over what it would
    /// reach if order did not matter; 0...1.
    private(set) var order = 0.0
    /// Sentences of the first text that come right behind each other in both,
    /// over all that could; 0...1.
    private(set) var following = 0.0
    /// The same over those of the second text.
    private(set) var followingInSecond = 0.0

    /// - Parameter first: the shorter text.
    init(_ first: OwnSentences, _ second: OwnSentences) {
        let (rows, columns) = (first.sentences.count, second.sentences.count)
        guard rows > 0, columns > 0 else {
            counterparts = ([], [])
            return
        }
        var best = (
            first: [(cosine: Float, place: Int)](repeating: (0, 0), count: rows),
            second: [(cosine: Float, place: Int)](repeating: (0, 0), count: columns)
        )
        var reached = PrefixMaxima(count: columns)
        OwnSentences.forEachRow(first, second) { row, places, cosines in
            var steps: [(place: Int, reached: Float)] = []
            for (place, cosine) in zip(places.lazy.map(Int.init), cosines) {
                if cosine > best.first[row].cosine { best.first[row] = (cosine, place) }
                if cosine > best.second[place].cosine { best.second[place] = (cosine, row) }
                if cosine > Self.kinship { steps.append((place, reached.most(before: place) + cosine)) }
            }
            for step in steps { reached.raise(step.place, to: step.reached) }
        }
        let sums = (best.first.reduce(0) { $0 + $1.cosine }, best.second.reduce(0) { $0 + $1.cosine })
        let most = min(sums.0, sums.1)
        order = most > 0 ? Double(reached.most(before: columns) / most) : 0

        // A text of one sentence goes through the other if that is found in it.
        var steps = rows == 1 && best.first[0].cosine > Self.counterpart ? 1 : 0
        for row in best.first.indices.dropFirst()
        where min(best.first[row - 1].cosine, best.first[row].cosine) > Self.counterpart {
            let distance = best.first[row].place - best.first[row - 1].place
            if (0...Self.step).contains(distance) { steps += 1 }
        }
        following = Double(steps) / Double(max(1, rows - 1))
        followingInSecond = Double(steps) / Double(max(1, columns - 1))
        counterparts = (
            Self.counterparts(best.first, first.sentences, second.sentences),
            Self.counterparts(best.second, second.sentences, first.sentences)
        )
    }

    private static func counterparts(
        _ best: [(cosine: Float, place: Int)], _ own: [Int], _ other: [Int]
    ) -> [(own: Int, other: Int)] {
        best.indices.filter { best[$0].cosine > counterpart }.map { (own[$0], other[best[$0].place]) }
    }
}

/// Values that only grow, and the largest of the first few: a binary indexed
/// tree (Fenwick 1994) of maxima.
private struct PrefixMaxima {
    private var tree: [Float]

    init(count: Int) { tree = [Float](repeating: 0, count: count + 1) }

    /// The largest value before a place; 0 where there is none.
    ///
    /// - Complexity: O(log *n*).
    func most(before place: Int) -> Float {
        var most: Float = 0
        var node = place
        while node > 0 {
            most = max(most, tree[node])
            node &= node - 1
        }
        return most
    }

    /// - Complexity: O(log *n*).
    mutating func raise(_ place: Int, to value: Float) {
        var node = place + 1
        while node < tree.count {
            tree[node] = max(tree[node], value)
            node += node & -node
        }
    }
}
