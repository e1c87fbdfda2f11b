import Sketching

/// Which sampled shingles tell of a story, and how many two texts must share to
/// be candidates.
///
/// One that more texts have than the cap allows is the language's or a
/// publisher's, not a story's. Near-duplicates count once in that, so that a
/// story printed by two hundred outlets keeps its own shingles. One that is
/// nearly always one publisher's, in several different texts, is boilerplate of
/// its site.
struct RareShingleRules: Sendable {
    /// The most texts that may have a shingle, near-duplicates counted once.
    let cap: Int

    /// In so many different texts of one publisher a shingle is boilerplate.
    private static let minBoilerplate = 5
    private static let wholeWeight = 64
    /// A shingle found in at most so many texts counts for one, in twice as
    /// many for a half: what the reports of one day's great story share still
    /// adds up, a handful of stock phrases does not.
    private static let rareFrequency = 36

    /// Which of the documents that have a shingle may find each other by it.
    enum Listing {
        case none, all
        /// The first of each group of near-duplicates.
        case firsts([Document])
    }

    /// - Parameters:
    ///   - documents: all that have the shingle.
    ///   - first: the first of a document's near-duplicates.
    ///   - publisher: the number of its publisher.
    @inline(__always)
    func listing(
        of documents: some RandomAccessCollection<Document>, first: (Document) -> Document,
        publisher: (Document) -> UInt32
    ) -> Listing {
        if documents.count < Self.minBoilerplate { return .all }
        let firsts = firsts(of: documents, first)
        if firsts.count >= Self.minBoilerplate, PublisherNumber.isOne(of: firsts, publisher: publisher) {
            return .none
        }
        if documents.count <= cap { return .all }
        return firsts.count > 1 ? .firsts(firsts) : .none
    }

    /// What a shingle counts for that so many documents are listed with.
    @inline(__always)
    static func weight(frequency: Int) -> UInt32 {
        UInt32(wholeWeight * rareFrequency / max(rareFrequency, frequency))
    }

    /// The part of the smaller sample that two texts share; nil if it is too
    /// little for a candidate: below 5 %, so that a containment of 0.15 is
    /// hardly ever missed, or below two shingles unless the sample is tiny.
    @inline(__always)
    static func share(_ weight: UInt32, ofSamples smaller: UInt32) -> Float? {
        let shared = Float(weight) / Float(wholeWeight)
        let least = max(smaller <= 8 ? 1 : 2, Float(smaller) * 0.05)
        return shared >= least ? shared / Float(smaller) : nil
    }

    /// So many texts that share the very same shingles with one are candidates;
    /// of more only the outermost: they have a paragraph in common that stands
    /// everywhere, and what is found of one is found of all.
    private static let maxAlike = 16

    /// Stands for the set of shingles by which a candidate was found: the sum of
    /// what stands for each.
    @inline(__always)
    static func mark(of shingle: UInt64) -> UInt64 {
        let mixed = (shingle ^ shingle >> 32) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }

    /// Takes out of many candidates that share the same shingles all but the
    /// first and the last.
    ///
    /// - Parameter candidates: in any order; in another afterwards.
    ///
    /// - Complexity: O(*n* log *n*).
    static func thinOut<Candidate>(
        _ candidates: inout [Candidate], mark: (Candidate) -> UInt64,
        precedes: (Candidate, Candidate) -> Bool
    ) {
        guard candidates.count > maxAlike else { return }
        candidates.sort { mark($0) == mark($1) ? precedes($0, $1) : mark($0) < mark($1) }
        var kept: [Candidate] = []
        var start = 0
        while start < candidates.count {
            var end = start + 1
            while end < candidates.count, mark(candidates[end]) == mark(candidates[start]) { end += 1 }
            if end - start > maxAlike {
                kept += [candidates[start], candidates[end - 1]]
            } else {
                kept += candidates[start..<end]
            }
            start = end
        }
        candidates = kept
    }

    private func firsts(
        of documents: some Collection<Document>, _ first: (Document) -> Document
    ) -> [Document] {
        var firsts: Set<Document> = []
        for document in documents {
            firsts.insert(first(document))
            if firsts.count > cap { return [] }
        }
        return firsts.sorted()
    }
}

/// A publisher's name as a number, for comparing.
public struct PublisherNumber: Sendable, Hashable {
    /// 0 where the publisher is not known.
    let value: UInt32

    /// FNV-1a (Fowler, Noll and Vo 1991) of a name; an empty one is not known.
    public init(of name: ArraySlice<UInt8>) {
        value = name.isEmpty ? 0 : name.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }

    /// Whether four in five of some documents come from one known publisher.
    static func isOne(of documents: [Document], publisher: (Document) -> UInt32) -> Bool {
        // A name that more than half have is left over when unlike ones are
        // struck out in twos (Boyer and Moore 1981).
        var candidate: UInt32 = 0
        var lead = 0
        for document in documents {
            let publisher = publisher(document)
            if lead == 0 { candidate = publisher }
            lead += publisher == candidate ? 1 : -1
        }
        let count = documents.count { publisher($0) == candidate }
        return candidate != 0 && count * 5 >= documents.count * 4
    }
}
