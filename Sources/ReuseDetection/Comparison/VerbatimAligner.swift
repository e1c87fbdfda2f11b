import ArticleText

/// Finds the passages two texts have word for word in common.
///
/// Walks the second text and takes at each place the longest run of words that
/// the first one has too and that is not taken yet: greedy string tiling (Wise
/// 1993) in one direction. Linear but for words that recur often.
public struct VerbatimAligner: Sendable {
    /// Shorter runs than this are the language's.
    public static let leastWords = 5
    /// Of a run's places in the first text so many are tried.
    private static let placesTried = 16

    private var tokenizer = Tokenizer()
    private var first: [Token] = []
    private var second: [Token] = []
    private var shingles: [UInt64] = []
    /// The first place of each shingle in the first text, and for each place
    /// the next with the same shingle.
    private var places = ShingleMap()
    private var isTaken: [Bool] = []

    public init() {}

    /// The passages, in the order of the second text.
    public mutating func passages(_ firstText: Span<UInt8>, _ secondText: Span<UInt8>) -> [Passage] {
        tokenizer.tokenize(firstText, into: &first)
        tokenizer.tokenize(secondText, into: &second)
        Shingles.hashes(of: first, width: Self.leastWords, into: &shingles)
        places.fill(with: shingles)
        isTaken = [Bool](repeating: false, count: first.count)
        Shingles.hashes(of: second, width: Self.leastWords, into: &shingles)

        var passages: [Passage] = []
        var index = 0
        while index < shingles.count {
            guard let run = longestRun(at: index) else {
                index += 1
                continue
            }
            for place in run.place..<run.place + run.length { isTaken[place] = true }
            passages.append(
                Passage(
                    first: Int(first[run.place].start)..<Int(first[run.place + run.length - 1].end),
                    second: Int(second[index].start)..<Int(second[index + run.length - 1].end),
                    kind: .verbatim, similarity: 1, words: run.length))
            index += run.length
        }
        return passages
    }

    private func longestRun(at index: Int) -> (place: Int, length: Int)? {
        var best: (place: Int, length: Int)?
        var tried = 0
        var next = places.firstPlace(of: shingles[index])
        while let place = next, tried < Self.placesTried {
            var length = 0
            while index + length < second.count, place + length < first.count,
                second[index + length].hash == first[place + length].hash, !isTaken[place + length]
            {
                length += 1
            }
            if length >= Self.leastWords, length > best?.length ?? 0 { best = (place, length) }
            tried += 1
            next = places.nextPlace(after: place)
        }
        return best
    }
}
