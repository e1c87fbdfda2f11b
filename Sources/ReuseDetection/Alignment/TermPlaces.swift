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
