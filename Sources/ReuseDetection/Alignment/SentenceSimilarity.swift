import ArticleText
import Glibc

/// How alike every sentence of one text is to every sentence of another.
///
/// Vectors of stems weighted by how few sentences of both texts have them,
/// tf-isf, after Sanchez-Perez, Sidorov and Gelbukh (2014). Multiplied out
/// term by term, so that only sentences with something in common cost time.
struct SentenceSimilarity {
    /// Two sentences that say the same.
    struct Match: Hashable {
        var first: Int
        var second: Int
        var cosine: Float
    }

    private let first: Vectors
    private let second: Vectors
    private let weights: [Float]
    /// By first sentence, then second: the product of the vectors, and how
    /// many terms they share.
    private let dots: [Float]
    private let common: [UInt16]

    /// One text's sentences as sparse vectors.
    private struct Vectors {
        /// For each sentence its terms, each once, with how often.
        var terms: [[(term: Int32, count: Float)]] = []
        var norms: [Float] = []

        init(_ text: TextAnalysis, _ table: inout TermTable) {
            terms = text.sentences.map { sentence in
                var ids: [Int32] = []
                for index in sentence where text.stems[index] != 0 && !text.roles[index].contains(.furniture)
                {
                    ids.append(Int32(table.add(text.stems[index])))
                }
                ids.sort()
                var counted: [(term: Int32, count: Float)] = []
                for id in ids {
                    if counted.last?.term == id {
                        counted[counted.count - 1].count += 1
                    } else {
                        counted.append((id, 1))
                    }
                }
                return counted
            }
        }

        mutating func weigh(_ weights: [Float]) {
            norms = terms.map { sentence in
                sentence.reduce(into: Float(0)) { sum, entry in
                    let weight = entry.count * weights[Int(entry.term)]
                    sum += weight * weight
                }.squareRoot()
            }
        }
    }

    init(_ one: TextAnalysis, _ other: TextAnalysis) {
        var table = TermTable()
        var first = Vectors(one, &table)
        var second = Vectors(other, &table)

        var frequency = [Float](repeating: 0, count: table.count)
        for sentence in first.terms { for entry in sentence { frequency[Int(entry.term)] += 1 } }
        for sentence in second.terms { for entry in sentence { frequency[Int(entry.term)] += 1 } }
        let sentences = Float(first.terms.count + second.terms.count)
        let weights = frequency.map { log(sentences / $0) }
        first.weigh(weights)
        second.weigh(weights)

        var places = [[(sentence: Int32, count: Float)]](repeating: [], count: table.count)
        for (sentence, terms) in second.terms.enumerated() {
            for entry in terms { places[Int(entry.term)].append((Int32(sentence), entry.count)) }
        }
        let width = second.terms.count
        var dots = [Float](repeating: 0, count: first.terms.count * width)
        var common = [UInt16](repeating: 0, count: dots.count)
        for (sentence, terms) in first.terms.enumerated() {
            let row = sentence * width
            for entry in terms {
                let weight = weights[Int(entry.term)] * weights[Int(entry.term)] * entry.count
                for place in places[Int(entry.term)] {
                    dots[row + Int(place.sentence)] += weight * place.count
                    common[row + Int(place.sentence)] += 1
                }
            }
        }
        self.first = first
        self.second = second
        self.weights = weights
        self.dots = dots
        self.common = common
    }

    /// The pairs whose cosine and Dice coefficient are both above a bound, by
    /// first, then second sentence.
    func matches(cosine leastCosine: Float, dice leastDice: Float) -> [Match] {
        var matches: [Match] = []
        let width = second.terms.count
        for one in first.terms.indices {
            for other in 0..<width where common[one * width + other] > 0 {
                let terms = Float(first.terms[one].count + second.terms[other].count)
                let dice = 2 * Float(common[one * width + other]) / terms
                guard dice > leastDice else { continue }
                let norms = first.norms[one] * second.norms[other]
                let cosine = norms > 0 ? dots[one * width + other] / norms : 0
                if cosine > leastCosine { matches.append(Match(first: one, second: other, cosine: cosine)) }
            }
        }
        return matches
    }

    /// The cosine of the sums of two stretches of sentences.
    func cosine(_ one: Range<Int>, _ other: Range<Int>) -> Float {
        let width = second.terms.count
        var dot: Float = 0
        for row in one { for column in other { dot += dots[row * width + column] } }
        guard dot > 0 else { return 0 }
        return dot / (norm(first, one) * norm(second, other))
    }

    /// The length of the sum of a stretch's vectors.
    private func norm(_ vectors: Vectors, _ range: Range<Int>) -> Float {
        if range.count == 1 { return vectors.norms[range.lowerBound] }
        var entries = range.flatMap { vectors.terms[$0] }
        entries.sort { $0.term < $1.term }
        var squares: Float = 0
        var index = 0
        while index < entries.count {
            let term = entries[index].term
            var count: Float = 0
            while index < entries.count, entries[index].term == term {
                count += entries[index].count
                index += 1
            }
            let weight = count * weights[Int(term)]
            squares += weight * weight
        }
        return squares.squareRoot()
    }
}
