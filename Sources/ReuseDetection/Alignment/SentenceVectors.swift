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
    static let mostCounted: Int32 = 1023

    private(set) var entries: [Entry] = []
    /// Where each sentence's entries begin; at the end where the last's stop.
    private var starts: [Int32] = [0]

    /// Numbers the stems by `table`; furniture is left out.
    init(_ text: TextAnalysis, _ table: inout TermTable) {
        entries.reserveCapacity(text.tokens.count)
        starts.reserveCapacity(text.sentences.count + 1)
        // For each term its latest entry, plus one.
        var latest: [Int32] = []
        for sentence in text.sentences {
            let start = entries.count
            for index in sentence where text.stems[index] != 0 && !text.roles[index].contains(.furniture) {
                let term = table.add(text.stems[index])
                while latest.count <= Int(term) { latest.append(0) }
                let entry = Int(latest[Int(term)]) - 1
                if entry >= start {
                    entries[entry].count = min(entries[entry].count + 1, Self.mostCounted)
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
