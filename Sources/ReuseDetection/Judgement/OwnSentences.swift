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

    /// The cosine of every sentence of one text with every one of another, row
    /// by row; stems weighted by how few sentences of both have them, tf-isf
    /// (Sanchez-Perez, Sidorov and Gelbukh 2014).
    ///
    /// Multiplied out term by term, so that only sentences with something in
    /// common cost time.
    static func cosines(_ first: OwnSentences, _ second: OwnSentences) -> [Float] {
        let count = 1 + Int(max(first.terms.max() ?? 0, second.terms.max() ?? 0))
        var frequencies = [Float](repeating: 0, count: count)
        for term in first.terms { frequencies[Int(term)] += 1 }
        for term in second.terms { frequencies[Int(term)] += 1 }
        let sentences = Float(first.sentences.count + second.sentences.count)
        // One more than there are, so that what both of two sentences have counts.
        let weights = frequencies.map { $0 > 0 ? log((sentences + 1) / $0) : 0 }

        let columns = second.sentences.count
        var postings = [(next: Int32, sentence: Int32, count: Float)]()
        postings.reserveCapacity(second.terms.count)
        var heads = [Int32](repeating: -1, count: count)
        for sentence in 0..<columns {
            for entry in second.starts[sentence]..<second.starts[sentence + 1] {
                let term = Int(second.terms[entry])
                postings.append((heads[term], Int32(sentence), second.counts[entry]))
                heads[term] = Int32(postings.count - 1)
            }
        }

        var cosines = [Float](repeating: 0, count: first.sentences.count * columns)
        for sentence in first.sentences.indices {
            let row = sentence * columns
            for entry in first.starts[sentence]..<first.starts[sentence + 1] {
                let term = Int(first.terms[entry])
                let weight = weights[term] * weights[term] * first.counts[entry]
                var posting = heads[term]
                while posting >= 0 {
                    let (next, other, count) = postings[Int(posting)]
                    cosines[row + Int(other)] += weight * count
                    posting = next
                }
            }
        }
        let lengths = (first.lengths(weights), second.lengths(weights))
        for row in first.sentences.indices {
            for column in 0..<columns where cosines[row * columns + column] > 0 {
                cosines[row * columns + column] /= lengths.0[row] * lengths.1[column]
            }
        }
        return cosines
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
