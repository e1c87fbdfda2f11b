import ArticleText
import Glibc

/// The sentences of a text as sparse vectors of the stems its author uses.
struct OwnSentences {
    /// A sentence counts if at least so many words, and this share of it, are
    /// the author's.
    private static let leastOwn = 4
    private static let leastShare = 0.34

    /// The sentences that count, by their place in the text.
    private(set) var sentences: [Int] = []
    /// The terms of each of them, ascending, one behind the other.
    private var terms: [UInt32] = []
    private var counts: [Float] = []
    private var starts: [Int] = [0]

    init(_ text: TextAnalysis, _ voices: Voices, _ table: inout TermTable) {
        var found: [UInt32] = []
        for (place, sentence) in text.sentences.enumerated() {
            let own = sentence.count { voices[$0] == .author }
            guard own >= max(Self.leastOwn, Int(Self.leastShare * Double(sentence.count))) else { continue }
            found.removeAll(keepingCapacity: true)
            for index in sentence where voices[index] == .author && text.stems[index] != 0 {
                found.append(table.add(text.stems[index]))
            }
            found.sort()
            for (place, term) in found.enumerated() {
                if place > 0, found[place - 1] == term {
                    counts[counts.count - 1] += 1
                } else {
                    terms.append(term)
                    counts.append(1)
                }
            }
            starts.append(terms.count)
            sentences.append(place)
        }
    }

    /// Calls `body` with each sentence of one text and its cosines with those of
    /// another that share a stem with it; stems weighted by how few sentences of
    /// both have them, tf-isf (Sanchez-Perez, Sidorov and Gelbukh 2014).
    ///
    /// - Parameter body: is given the row of a sentence of `first`: the places of
    ///   the sentences of `second`, ascending, and the cosines.
    ///
    /// - Complexity: O(*n*) in the stems of both texts, by ``SharedTermLimit``.
    static func forEachRow(
        _ first: OwnSentences, _ second: OwnSentences,
        _ body: (_ row: Int, _ columns: [Int32], _ cosines: [Float]) -> Void
    ) {
        let count = 1 + Int(max(first.terms.max() ?? 0, second.terms.max() ?? 0))
        let frequencies = (first.frequencies(of: count), second.frequencies(of: count))
        let limit = SharedTermLimit(first: frequencies.0, second: frequencies.1)
        let sentences = Float(first.sentences.count + second.sentences.count)
        // One more than there are, so that what both of two sentences have counts.
        let weights = zip(frequencies.0, frequencies.1).map { one, other in
            one + other > 0 ? log((sentences + 1) / Float(one + other)) : 0
        }
        let lengths = (first.lengths(weights), second.lengths(weights))
        let postings = Postings(of: second, terms: count)

        var products = [Float](repeating: 0, count: second.sentences.count)
        var columns: [Int32] = []
        var cosines: [Float] = []
        for row in first.sentences.indices {
            for entry in first.starts[row]..<first.starts[row + 1] {
                let term = Int(first.terms[entry])
                guard limit.admits(frequencies.0[term] + frequencies.1[term]) else { continue }
                let weight = weights[term] * weights[term] * first.counts[entry]
                postings.forEach(of: term) { column, count in
                    if products[Int(column)] == 0 { columns.append(column) }
                    products[Int(column)] += weight * count
                }
            }
            columns.sort()
            for column in columns {
                cosines.append(products[Int(column)] / (lengths.0[row] * lengths.1[Int(column)]))
                products[Int(column)] = 0
            }
            body(row, columns, cosines)
            columns.removeAll(keepingCapacity: true)
            cosines.removeAll(keepingCapacity: true)
        }
    }

    /// In which sentences each term stands, and how often: chains through one
    /// array, the last sentence first.
    private struct Postings {
        private var heads: [Int32]
        private var entries: [(next: Int32, sentence: Int32, count: Float)] = []

        init(of text: OwnSentences, terms: Int) {
            heads = [Int32](repeating: -1, count: terms)
            entries.reserveCapacity(text.terms.count)
            for sentence in text.sentences.indices {
                for entry in text.starts[sentence]..<text.starts[sentence + 1] {
                    let term = Int(text.terms[entry])
                    entries.append((heads[term], Int32(sentence), text.counts[entry]))
                    heads[term] = Int32(entries.count - 1)
                }
            }
        }

        @inline(__always)
        func forEach(of term: Int, _ body: (_ sentence: Int32, _ count: Float) -> Void) {
            var place = heads[term]
            while place >= 0 {
                let (next, sentence, count) = entries[Int(place)]
                body(sentence, count)
                place = next
            }
        }
    }

    /// For each term the sentences it stands in.
    private func frequencies(of count: Int) -> [Int32] {
        var frequencies = [Int32](repeating: 0, count: count)
        for term in terms { frequencies[Int(term)] += 1 }
        return frequencies
    }

    private func lengths(_ weights: [Float]) -> [Float] {
        sentences.indices.map { sentence in
            var squares: Float = 0
            for entry in starts[sentence]..<starts[sentence + 1] {
                let weight = counts[entry] * weights[Int(terms[entry])]
                squares += weight * weight
            }
            return squares.squareRoot()
        }
    }
}
