/// Which terms two texts' sentences are held against each other by.
///
/// A term that stands in *f* sentences of one text and *g* of the other makes
/// *f · g* pairs of sentences to look at. In an article that is next to
/// nothing. In a text that says one sentence ten thousand times it is more than
/// anybody waits for, and such terms tell nothing of who followed whom; so the
/// commonest are left out until the work is in proportion to the texts.
struct SharedTermLimit {
    /// Pairs of sentences that are always looked at.
    private static let leastWork = 1 << 20
    /// The same for each term of each sentence.
    private static let workPerEntry = 4

    /// The most sentences, of both texts together, a term may stand in.
    private let mostSentences: Int

    /// - Parameters:
    ///   - first: for each term the sentences of the first text it stands in.
    ///   - second: the same of the second, term by term.
    ///   - entries: the terms of all sentences, counted once for each sentence.
    ///
    /// - Complexity: O(*t*) for *t* terms, or O(*t* log *t*) where some are left
    ///   out.
    init(first: [Int32], second: [Int32], entries: Int) {
        var work = 0
        for (one, other) in zip(first, second) { work &+= Int(one) &* Int(other) }
        let most = max(Self.leastWork, Self.workPerEntry &* entries)
        guard work > most else {
            mostSentences = .max
            return
        }
        let shared = first.indices.filter { first[$0] > 0 && second[$0] > 0 }
            .sorted { first[$0] + second[$0] < first[$1] + second[$1] }
        var limit = 0
        var start = 0
        work = 0
        // Terms equally common stay or go together, whatever their order.
        while start < shared.count {
            let sentences = first[shared[start]] + second[shared[start]]
            var end = start
            while end < shared.count, first[shared[end]] + second[shared[end]] == sentences {
                work += Int(first[shared[end]]) * Int(second[shared[end]])
                end += 1
            }
            if work > most { break }
            limit = Int(sentences)
            start = end
        }
        mostSentences = limit
    }

    /// Whether sentences are compared by a term that stands in so many.
    func admits(_ sentences: Int32) -> Bool { Int(sentences) <= mostSentences }
}
