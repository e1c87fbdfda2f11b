import Sketching

/// Pairs that share rare shingles: rewrites and excerpts, whose similarity is
/// far below anything LSH bands can find at a bearable cost.
///
/// Only sampled shingles are indexed. One that more texts have than the cap
/// allows is the language's or a publisher's, not a story's. Near-duplicates
/// count once in that, so that a story printed by two hundred outlets keeps
/// its own shingles.
struct RareShingleCandidates {
    private let options: DetectionOptions
    /// Sampled shingles per document.
    private let samples: [UInt32]
    private let lists: DocumentLists

    /// - Parameter groups: for each document the first of its near-duplicates.
    init(of intake: Intake, groups: [Document], options: DetectionOptions) {
        self.options = options
        samples = intake.fingerprints.map(\.samples)
        let cap = options.documentFrequencyCap
        let parts = Parallel.map(
            count: intake.sampleShards.count, stride: 1, threads: options.threads,
            makeState: { PostingShard.Scratch() }
        ) { range, scratch in
            let partition = intake.sampleShards[range.lowerBound].take(
                scratch: &scratch, renumber: intake.original)
            var part = DocumentLists.Part()
            partition.forEachGroup { documents in
                if documents.count <= cap {
                    part.append(documents)
                } else {
                    let firsts = Self.firsts(of: documents, groups: groups, atMost: cap)
                    if firsts.count > 1 { part.append(firsts) }
                }
            }
            return part
        }
        lists = DocumentLists(parts, documents: groups.count)
    }

    /// The candidates, sorted, each once.
    ///
    /// For each document those before it with which it shares the largest part
    /// of the smaller sample, at most `candidatesPerArticle`.
    func pairs() -> [DocumentPair] {
        let count = samples.count
        let parts = Parallel.map(
            count: count, stride: 512, threads: options.threads, makeState: { Counter(documents: count) }
        ) { range, counter in
            var pairs: [DocumentPair] = []
            for document in range { add(Document(document), to: &pairs, counter: &counter) }
            return pairs
        }
        var pairs = Array(parts.joined())
        pairs.sortUniquely()
        return pairs
    }

    private func add(_ document: Document, to pairs: inout [DocumentPair], counter: inout Counter) {
        lists.forEachList(of: document) { counter.count($0, before: document) }
        defer { counter.clear() }
        var found: [(share: Float, other: Document)] = []
        let own = samples[Int(document)]
        for other in counter.touched {
            let shared = UInt32(counter.counts[Int(other)])
            let smaller = min(own, samples[Int(other)])
            guard shared >= Self.leastShared(ofSamples: smaller) else { continue }
            found.append((Float(shared) / Float(smaller), other))
        }
        if found.count > options.candidatesPerArticle {
            found.sort { ($1.share, $0.other) < ($0.share, $1.other) }
            found.removeLast(found.count - options.candidatesPerArticle)
        }
        for candidate in found { pairs.append(DocumentPair(candidate.other, document)) }
    }

    /// How many sampled shingles must be shared: 6 %, so that a containment of
    /// 0.15 is hardly ever missed, and two unless the sample is tiny.
    private static func leastShared(ofSamples samples: UInt32) -> UInt32 {
        max(samples <= 8 ? 1 : 2, (samples * 6 + 99) / 100)
    }

    private static func firsts(
        of documents: PostingGroup, groups: [Document], atMost cap: Int
    ) -> [Document] {
        var firsts: Set<Document> = []
        for document in documents {
            firsts.insert(groups[Int(document)])
            if firsts.count > cap { return [] }
        }
        return firsts.sorted()
    }

    /// Counts how often each document was met, for one document after the
    /// other without clearing all counts in between.
    private struct Counter {
        var counts: [UInt16]
        var touched: [Document] = []

        init(documents: Int) {
            counts = [UInt16](repeating: 0, count: documents)
        }

        mutating func count(_ documents: ArraySlice<Document>, before limit: Document) {
            for document in documents {
                if document >= limit { return }
                if counts[Int(document)] == 0 { touched.append(document) }
                counts[Int(document)] &+= 1
            }
        }

        mutating func clear() {
            for document in touched { counts[Int(document)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }
}
