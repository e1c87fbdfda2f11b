import ArticleText

/// One text's sentences as sparse vectors of stems, one after the other in
/// flat arrays.
struct SentenceVectors {
    /// One term of one sentence.
    struct Entry {
        var term: UInt32
        var count: Int32
    }

    /// How often a term counts at the most. More is no sentence but a list of
    /// one word, and squares of it would leave the range of whole numbers.
    static let maxCounted: Int32 = 1023

    private(set) var entries: [Entry] = []
    /// Where each sentence's entries begin; at the end where the last's stop.
    private var starts: [Int32] = [0]

    /// Numbers the stems by `table`; boilerplate is left out.
    init(_ text: TextAnalysis, _ table: inout TermTable) {
        entries.reserveCapacity(text.tokens.count)
        starts.reserveCapacity(text.sentences.count + 1)
        // For each term its latest entry, plus one.
        var latest: [Int32] = []
        for sentence in text.sentences {
            let start = entries.count
            for index in sentence where text.stems[index] != 0 && !text.roles[index].contains(.boilerplate) {
                let term = table.add(text.stems[index])
                while latest.count <= Int(term) { latest.append(0) }
                let entry = Int(latest[Int(term)]) - 1
                if entry >= start {
                    entries[entry].count = min(entries[entry].count + 1, Self.maxCounted)
                } else {
                    entries.append(Entry(term: term, count: 1))
                    latest[Int(term)] = Int32(entries.count)
                }
            }
            starts.append(Int32(entries.count))
        }
    }

    /// For each term the sentences it stands in.
    func frequencies(of terms: Int) -> [Int32] {
        var frequencies = [Int32](repeating: 0, count: terms)
        for entry in entries { frequencies[Int(entry.term)] += 1 }
        return frequencies
    }

    /// The number of sentences.
    var count: Int { starts.count - 1 }

    /// The entries of one sentence.
    func range(of sentence: Int) -> Range<Int> { range(of: sentence..<sentence + 1) }

    /// The entries of some sentences in a row.
    func range(of sentences: Range<Int>) -> Range<Int> {
        Int(starts[sentences.lowerBound])..<Int(starts[sentences.upperBound])
    }
}

/// In which sentences of a text each term stands: its vectors turned about.
struct TermPlaces {
    struct Place {
        var sentence: Int32
        var count: Int32
    }

    private(set) var places: [Place]
    /// Where each term's places begin; at the end where the last's stop.
    private var starts: [Int32]

    init(of vectors: SentenceVectors, terms: Int) {
        // Counted, added up, then filled from the back.
        starts = [Int32](repeating: 0, count: terms + 1)
        for entry in vectors.entries { starts[Int(entry.term)] += 1 }
        var sum: Int32 = 0
        for term in starts.indices {
            sum += starts[term]
            starts[term] = sum
        }
        places = [Place](repeating: Place(sentence: 0, count: 0), count: vectors.entries.count)
        for sentence in (0..<vectors.count).reversed() {
            for entry in vectors.entries[vectors.range(of: sentence)] {
                starts[Int(entry.term)] -= 1
                places[Int(starts[Int(entry.term)])] = Place(sentence: Int32(sentence), count: entry.count)
            }
        }
    }

    /// The places of a term, by sentence.
    func range(of term: UInt32) -> Range<Int> { Int(starts[Int(term)])..<Int(starts[Int(term) + 1]) }
}

/// Which terms two texts' sentences are held against each other by.
///
/// A term that stands in *f* sentences of one text and *g* of the other makes
/// *f · g* pairs of sentences to look at. In an article that is next to
/// nothing. In a text that says one sentence ten thousand times it is more than
/// anybody waits for, and such terms tell nothing of who followed whom; so the
/// commonest are left out until the work is in proportion to the texts.
struct SharedTermLimit {
    /// Pairs of sentences that are always looked at.
    private static let minWork = 1 << 20
    /// The same for each term of each sentence.
    private static let workPerEntry = 4

    /// The most sentences, of both texts together, a term may stand in.
    private let maxSentences: Int

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
        let most = max(Self.minWork, Self.workPerEntry &* entries)
        guard work > most else {
            maxSentences = .max
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
        maxSentences = limit
    }

    /// Whether sentences are compared by a term that stands in so many.
    func admits(_ sentences: Int32) -> Bool { Int(sentences) <= maxSentences }
}
