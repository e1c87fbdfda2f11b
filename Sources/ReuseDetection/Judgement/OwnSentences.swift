import ArticleText
import Glibc

/// The sentences of a text as sparse vectors of the stems its author uses.
///
/// Terms are numbered in the order of their stems' hashes, so that those of two
/// texts are matched by walking along both.
struct OwnSentences {
    /// A sentence counts if at least so many words, and this share of it, are
    /// the author's.
    private static let minOwn = 4
    private static let minShare = 0.34

    /// The sentences that count, by their place in the text.
    private(set) var sentences: [Int] = []
    /// The different stems, ascending.
    private let stems: [UInt64]
    /// The terms of each sentence, ascending, one behind the other.
    private var terms: [UInt32] = []
    private var counts: [Float] = []
    private var starts: [Int] = [0]
    /// In which of the sentences that count each term stands, and how often,
    /// term by term.
    private let places: [(sentence: Int32, count: Float)]
    private let placeStarts: [Int32]

    init(_ text: TextAnalysis, _ voices: Voices) {
        var found: [UInt64] = []
        var ends: [Int] = []
        for (place, sentence) in text.sentences.enumerated() {
            let own = sentence.count { voices[$0] == .author }
            guard own >= max(Self.minOwn, Int(Self.minShare * Double(sentence.count))) else { continue }
            for index in sentence where voices[index] == .author && text.stems[index] != 0 {
                found.append(text.stems[index])
            }
            ends.append(found.count)
            sentences.append(place)
        }
        let (stems, numbers) = Self.numbered(found)
        self.stems = stems

        var start = 0
        for end in ends {
            let sorted = numbers[start..<end].sorted()
            for (place, term) in sorted.enumerated() {
                if place > 0, sorted[place - 1] == term {
                    counts[counts.count - 1] += 1
                } else {
                    terms.append(term)
                    counts.append(1)
                }
            }
            starts.append(terms.count)
            start = end
        }

        var placeStarts = [Int32](repeating: 0, count: stems.count + 1)
        for term in terms { placeStarts[Int(term) + 1] += 1 }
        for term in stems.indices { placeStarts[term + 1] += placeStarts[term] }
        var next = placeStarts
        var places = [(sentence: Int32, count: Float)](repeating: (0, 0), count: terms.count)
        for sentence in sentences.indices {
            for entry in starts[sentence]..<starts[sentence + 1] {
                let term = Int(terms[entry])
                places[Int(next[term])] = (Int32(sentence), counts[entry])
                next[term] += 1
            }
        }
        self.places = places
        self.placeStarts = placeStarts
    }

    /// The different ones of some stems, ascending, and for each of all its place
    /// among these.
    private static func numbered(_ all: [UInt64]) -> (stems: [UInt64], numbers: [UInt32]) {
        var table = TermTable()
        var numbers = all.map { table.add($0) }
        var stems = [UInt64](repeating: 0, count: table.count)
        for (stem, number) in zip(all, numbers) { stems[Int(number)] = stem }
        stems.sortUniquely()
        var places = [UInt32](repeating: 0, count: stems.count)
        for (place, stem) in stems.enumerated() { places[Int(table.number(of: stem)!)] = UInt32(place) }
        for index in numbers.indices { numbers[index] = places[Int(numbers[index])] }
        return (stems, numbers)
    }

    /// The sentences a term stands in.
    private func frequency(of term: Int) -> Int32 { placeStarts[term + 1] - placeStarts[term] }

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
        let shared = SharedTerms(first, second)
        let lengths = (first.lengths(shared.weights.first), second.lengths(shared.weights.second))
        var products = [Float](repeating: 0, count: second.sentences.count)
        var columns: [Int32] = []
        var cosines: [Float] = []
        for row in first.sentences.indices {
            for entry in first.starts[row]..<first.starts[row + 1] {
                let term = Int(first.terms[entry])
                let match = Int(shared.matches[term])
                guard match >= 0 else { continue }
                let weight = shared.weights.first[term] * shared.weights.first[term] * first.counts[entry]
                for place in second.placeStarts[match]..<second.placeStarts[match + 1] {
                    let (column, count) = second.places[Int(place)]
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

    /// What the terms of two texts are to each other.
    private struct SharedTerms {
        /// For each term of the first text the one of the second, -1 where there is
        /// none or it is too common to compare by.
        private(set) var matches: [Int32]
        /// By term of each text.
        private(set) var weights: (first: [Float], second: [Float])

        init(_ first: OwnSentences, _ second: OwnSentences) {
            var logarithms = Logarithms(sentences: first.sentences.count + second.sentences.count)
            matches = [Int32](repeating: -1, count: first.stems.count)
            weights.first = first.stems.indices.map { logarithms.weight(first.frequency(of: $0)) }
            weights.second = second.stems.indices.map { logarithms.weight(second.frequency(of: $0)) }
            var shared: [(first: Int, second: Int)] = []
            var (one, other) = (0, 0)
            while one < first.stems.count, other < second.stems.count {
                if first.stems[one] < second.stems[other] {
                    one += 1
                } else if second.stems[other] < first.stems[one] {
                    other += 1
                } else {
                    shared.append((one, other))
                    (one, other) = (one + 1, other + 1)
                }
            }
            let frequencies = (
                shared.map { first.frequency(of: $0.first) }, shared.map { second.frequency(of: $0.second) }
            )
            let limit = SharedTermLimit(
                first: frequencies.0, second: frequencies.1,
                entries: first.terms.count + second.terms.count)
            for (place, term) in shared.enumerated() {
                let frequency = frequencies.0[place] + frequencies.1[place]
                weights.first[term.first] = logarithms.weight(frequency)
                weights.second[term.second] = weights.first[term.first]
                if limit.admits(frequency) { matches[term.first] = Int32(term.second) }
            }
        }
    }

    /// The weights of terms that so many sentences have: most have few, so each
    /// logarithm is taken once.
    private struct Logarithms {
        private let sentences: Float
        private var known = [Float](repeating: -1, count: 32)

        init(sentences: Int) { self.sentences = Float(sentences) }

        /// One more sentence than there are counts, so that what both of two
        /// sentences have has a weight.
        mutating func weight(_ frequency: Int32) -> Float {
            guard frequency < 32 else { return log((sentences + 1) / Float(frequency)) }
            if known[Int(frequency)] < 0 {
                known[Int(frequency)] = log((sentences + 1) / Float(max(1, frequency)))
            }
            return known[Int(frequency)]
        }
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
