import ArticleText
import Glibc

/// How alike the sentences of two texts are.
///
/// Vectors of stems weighted by how few sentences of both texts have them,
/// tf-isf, after Sanchez-Perez, Sidorov and Gelbukh (2014). Multiplied out
/// term by term, so that only sentences with something in common cost time.
/// Weights are whole numbers: sums come out the same in any order, and so does
/// the similarity whichever text is the first.
struct SentenceSimilarity {
    /// Two sentences that say the same.
    struct Match: Hashable {
        var first: Int
        var second: Int
        var cosine: Float

        var flipped: Match { Match(first: second, second: first, cosine: cosine) }
    }

    let first: SentenceVectors
    let second: SentenceVectors
    /// For each term its weight, in 256ths.
    private let weights: [Int]

    init(_ one: TextAnalysis, _ other: TextAnalysis) {
        var table = TermTable()
        first = SentenceVectors(one, &table)
        second = SentenceVectors(other, &table)
        var frequency = [Int32](repeating: 0, count: table.count)
        for entry in first.entries { frequency[Int(entry.term)] += 1 }
        for entry in second.entries { frequency[Int(entry.term)] += 1 }
        weights = Self.weights(frequency, sentences: first.count + second.count)
    }

    private init(first: SentenceVectors, second: SentenceVectors, weights: [Int]) {
        self.first = first
        self.second = second
        self.weights = weights
    }

    /// The same with the texts in each other's place.
    var flipped: SentenceSimilarity {
        SentenceSimilarity(first: second, second: first, weights: weights)
    }

    /// The weights of terms that so many sentences have.
    private static func weights(_ frequency: [Int32], sentences: Int) -> [Int] {
        // Most terms are in few sentences: each logarithm is taken once.
        var known = [Int](repeating: -1, count: 32)
        return frequency.map { count in
            if count < 32, known[Int(count)] >= 0 { return known[Int(count)] }
            let weight = Int((256 * log(Double(sentences) / Double(count))).rounded())
            if count < 32 { known[Int(count)] = weight }
            return weight
        }
    }

    private func square(_ term: UInt32) -> Int { weights[Int(term)] * weights[Int(term)] }

    /// The pairs whose cosine and Dice coefficient are both above a bound, by
    /// first, then second sentence.
    func matches(cosine leastCosine: Float, dice leastDice: Float) -> [Match] {
        let places = TermPlaces(of: second, terms: weights.count)
        let norms = (first: norms(of: first), second: norms(of: second))
        // Of the current sentence with each of the second text: the product,
        // and how many terms they share.
        var products = [Int](repeating: 0, count: second.count)
        var common = [Int32](repeating: 0, count: second.count)
        var matches: [Match] = []
        for one in 0..<first.count {
            let range = first.range(of: one)
            for entry in first.entries[range] {
                let weight = square(entry.term) * Int(entry.count)
                for index in places.range(of: entry.term) {
                    let place = places.places[index]
                    products[Int(place.sentence)] += weight * Int(place.count)
                    common[Int(place.sentence)] += 1
                }
            }
            for other in 0..<second.count where common[other] > 0 {
                let dice = 2 * Float(common[other]) / Float(range.count + second.range(of: other).count)
                let lengths = norms.first[one] * norms.second[other]
                if dice > leastDice, lengths > 0 {
                    let cosine = Float(Double(products[other]) / lengths)
                    if cosine > leastCosine {
                        matches.append(Match(first: one, second: other, cosine: cosine))
                    }
                }
                products[other] = 0
                common[other] = 0
            }
        }
        return matches
    }

    /// The cosine of the sums of two stretches of sentences.
    func cosine(_ one: Range<Int>, _ other: Range<Int>) -> Float {
        let (one, other) = (first.entries[first.range(of: one)], second.entries[second.range(of: other)])
        var counts = [Int32](repeating: 0, count: weights.count)
        let lengths = length(of: one, &counts) * length(of: other, &counts)
        for entry in one { counts[Int(entry.term)] += entry.count }
        var product = 0
        for entry in other { product += square(entry.term) * Int(counts[Int(entry.term)] * entry.count) }
        return lengths > 0 ? Float(Double(product) / lengths) : 0
    }

    /// The length of the sum of some sentences' vectors.
    ///
    /// - Parameter counts: zero for each term, before and after.
    private func length(of entries: ArraySlice<SentenceVectors.Entry>, _ counts: inout [Int32]) -> Double {
        for entry in entries { counts[Int(entry.term)] += entry.count }
        var sum = 0
        for entry in entries {
            let count = Int(counts[Int(entry.term)])
            sum += square(entry.term) * count * count
            counts[Int(entry.term)] = 0
        }
        return Double(sum).squareRoot()
    }

    private func norms(of vectors: SentenceVectors) -> [Double] {
        (0..<vectors.count).map { sentence in
            var sum = 0
            for entry in vectors.entries[vectors.range(of: sentence)] {
                sum += square(entry.term) * Int(entry.count * entry.count)
            }
            return Double(sum).squareRoot()
        }
    }

    /// For each term whether it stands in some sentences of the second text.
    func terms(inSecond sentences: Range<Int>) -> [Bool] {
        var isIn = [Bool](repeating: false, count: weights.count)
        for entry in second.entries[second.range(of: sentences)] { isIn[Int(entry.term)] = true }
        return isIn
    }

    /// How much of what a sentence of the first text says is in some terms,
    /// 0...1.
    func share(ofFirst sentence: Int, in terms: [Bool]) -> Double {
        var (found, all) = (0, 0)
        for entry in first.entries[first.range(of: sentence)] {
            all += weights[Int(entry.term)]
            if terms[Int(entry.term)] { found += weights[Int(entry.term)] }
        }
        return all > 0 ? Double(found) / Double(all) : 0
    }
}
