import ArticleText
import Glibc

/// How alike the sentences of two texts are.
///
/// Vectors of stems weighted by how few sentences of both texts have them,
/// tf-isf, after Sanchez-Perez, Sidorov and Gelbukh (2014). Multiplied out
/// term by term, so that only sentences with something in common cost time;
/// ``SharedTermLimit`` keeps that in proportion to the texts. Weights are whole
/// numbers: sums come out the same in any order, and so does the similarity
/// whichever text is the first.
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
    /// For each term the sentences of both texts it stands in.
    private let frequency: [Int32]
    private let limit: SharedTermLimit

    /// Of a sentence's counterparts so many are kept, the likest: one sentence is
    /// not made of more.
    private static let maxMatches = 32
    /// Fewer matches than this are all kept.
    private static let fewMatches = 1 << 16

    init(_ one: TextAnalysis, _ other: TextAnalysis) {
        var table = TermTable()
        first = SentenceVectors(one, &table)
        second = SentenceVectors(other, &table)
        let frequencies = (first.frequencies(of: table.count), second.frequencies(of: table.count))
        frequency = zip(frequencies.0, frequencies.1).map { $0 + $1 }
        limit = SharedTermLimit(
            first: frequencies.0, second: frequencies.1, entries: first.entries.count + second.entries.count)
        weights = Self.weights(frequency, sentences: first.count + second.count)
    }

    private init(flipping other: SentenceSimilarity) {
        first = other.second
        second = other.first
        weights = other.weights
        frequency = other.frequency
        limit = other.limit
    }

    /// The same with the texts in each other's place.
    var flipped: SentenceSimilarity { SentenceSimilarity(flipping: self) }

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
    /// first, then second sentence; of a sentence that is like very many others
    /// only those most like it.
    ///
    /// - Complexity: O(*n*) in the terms of all sentences, by ``SharedTermLimit``,
    ///   and O(*m* log *m*) in the matches.
    func matches(cosine minCosine: Float, dice minDice: Float) -> [Match] {
        let places = TermPlaces(of: second, terms: weights.count)
        let norms = (first: norms(of: first), second: norms(of: second))
        // Of the current sentence with each of the second text: the product,
        // and how many terms they share.
        var products = [Int](repeating: 0, count: second.count)
        var common = [Int32](repeating: 0, count: second.count)
        var touched: [Int32] = []
        var matches: [Match] = []
        var most = Self.fewMatches
        for one in 0..<first.count {
            let range = first.range(of: one)
            for entry in first.entries[range] where limit.admits(frequency[Int(entry.term)]) {
                let weight = square(entry.term) &* Int(entry.count)
                for index in places.range(of: entry.term) {
                    let place = places.places[index]
                    if common[Int(place.sentence)] == 0 { touched.append(place.sentence) }
                    products[Int(place.sentence)] &+= weight &* Int(place.count)
                    common[Int(place.sentence)] += 1
                }
            }
            touched.sort()
            for other in touched.lazy.map(Int.init) {
                let dice = 2 * Float(common[other]) / Float(range.count + second.range(of: other).count)
                let lengths = norms.first[one] * norms.second[other]
                if dice > minDice, lengths > 0 {
                    let cosine = Float(Double(products[other]) / lengths)
                    if cosine > minCosine {
                        matches.append(Match(first: one, second: other, cosine: cosine))
                    }
                }
                products[other] = 0
                common[other] = 0
            }
            touched.removeAll(keepingCapacity: true)
            // What is left out of some it would be left out of all.
            if matches.count > most {
                matches = Self.likest(matches)
                most = max(Self.fewMatches, 2 * matches.count)
            }
        }
        return matches.count > Self.fewMatches ? Self.likest(matches) : matches
    }

    /// The matches without those that are among the likest of neither of their
    /// sentences.
    private static func likest(_ matches: [Match]) -> [Match] {
        var isKept = [Bool](repeating: false, count: matches.count)
        keepLikest(of: matches, by: { $0.first }, &isKept)
        keepLikest(of: matches, by: { $0.second }, &isKept)
        return zip(matches, isKept).filter(\.1).map(\.0)
    }

    /// Marks the likest matches of each sentence of one text.
    @inline(__always)
    private static func keepLikest(
        of matches: [Match], by sentence: (Match) -> Int, _ isKept: inout [Bool]
    ) {
        var ends = [Int](repeating: 0, count: 1 + (matches.lazy.map(sentence).max() ?? 0))
        for match in matches { ends[sentence(match)] += 1 }
        var start = 0
        for place in ends.indices { (ends[place], start) = (start, start + ends[place]) }
        var grouped = [Int](repeating: 0, count: matches.count)
        for index in matches.indices {
            grouped[ends[sentence(matches[index])]] = index
            ends[sentence(matches[index])] += 1
        }
        start = 0
        for end in ends {
            var group = grouped[start..<end]
            if group.count > maxMatches {
                group.sort { left, right in
                    let (one, other) = (matches[left].cosine, matches[right].cosine)
                    return one == other ? left < right : one > other
                }
            }
            for index in group.prefix(maxMatches) { isKept[index] = true }
            start = end
        }
    }

    /// Sums of sentences' vectors, kept from one look to the next: nought for
    /// each term in between.
    struct Scratch {
        fileprivate var counts: [Int32]
    }

    func makeScratch() -> Scratch { Scratch(counts: [Int32](repeating: 0, count: weights.count)) }

    /// The cosine of the sums of two stretches of sentences.
    ///
    /// - Complexity: O(*n*) in the terms of the two stretches.
    func cosine(_ one: Range<Int>, _ other: Range<Int>, _ scratch: inout Scratch) -> Float {
        let (one, other) = (first.entries[first.range(of: one)], second.entries[second.range(of: other)])
        let lengths = length(of: one, &scratch) * length(of: other, &scratch)
        for entry in one { scratch.add(entry) }
        var product = 0
        for entry in other {
            product &+= square(entry.term) &* Int(scratch.counts[Int(entry.term)]) &* Int(entry.count)
        }
        for entry in one { scratch.counts[Int(entry.term)] = 0 }
        return lengths > 0 ? Float(Double(product) / lengths) : 0
    }

    /// The length of the sum of some sentences' vectors.
    private func length(of entries: ArraySlice<SentenceVectors.Entry>, _ scratch: inout Scratch) -> Double {
        for entry in entries { scratch.add(entry) }
        var sum = 0
        for entry in entries {
            let count = Int(scratch.counts[Int(entry.term)])
            sum &+= square(entry.term) &* count &* count
            scratch.counts[Int(entry.term)] = 0
        }
        return Double(sum).squareRoot()
    }

    private func norms(of vectors: SentenceVectors) -> [Double] {
        (0..<vectors.count).map { sentence in
            var sum = 0
            for entry in vectors.entries[vectors.range(of: sentence)] {
                sum &+= square(entry.term) &* Int(entry.count) &* Int(entry.count)
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

extension SentenceSimilarity.Scratch {
    fileprivate mutating func add(_ entry: SentenceVectors.Entry) {
        let sum = counts[Int(entry.term)] + entry.count
        counts[Int(entry.term)] = min(sum, SentenceVectors.maxCounted)
    }
}
