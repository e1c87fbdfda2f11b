import Sketching

/// Pairs that share rare shingles: rewrites and excerpts, whose similarity is
/// far below anything LSH bands can find at a bearable cost.
///
/// Only sampled shingles are indexed. One that more texts have than the cap
/// allows is the language's or a publisher's, not a story's. Near-duplicates
/// count once in that, so that a story printed by two hundred outlets keeps
/// its own shingles. One that is nearly always one publisher's, in several
/// different texts, is furniture of its site.
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
                if documents.count < Self.leastFurniture { return part.append(documents) }
                let firsts = Self.firsts(of: documents, groups: groups, atMost: cap)
                if firsts.count >= Self.leastFurniture, intake.haveOnePublisher(firsts) { return }
                if documents.count <= cap { return part.append(documents) }
                if firsts.count > 1 { part.append(firsts) }
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
        lists.forEachList(of: document) { counter.count($0, before: document, weight: Self.weight(of: $0)) }
        defer { counter.clear() }
        var found: [(share: Float, other: Document)] = []
        let own = samples[Int(document)]
        for other in counter.touched {
            let shared = Float(counter.weights[Int(other)]) / Float(Self.wholeWeight)
            let smaller = min(own, samples[Int(other)])
            guard shared >= Self.leastShared(ofSamples: smaller) else { continue }
            found.append((shared / Float(smaller), other))
        }
        if found.count > options.candidatesPerArticle {
            found.sort { ($1.share, $0.other) < ($0.share, $1.other) }
            found.removeLast(found.count - options.candidatesPerArticle)
        }
        for candidate in found { pairs.append(DocumentPair(candidate.other, document)) }
    }

    /// How many sampled shingles must be shared: 6 %, so that a containment of
    /// 0.15 is hardly ever missed, and two unless the sample is tiny.
    private static func leastShared(ofSamples samples: UInt32) -> Float {
        max(samples <= 8 ? 1 : 2, Float(samples) * 0.05)
    }

    private static let wholeWeight = 64
    /// A shingle found in at most so many texts counts for one, in twice as
    /// many for a half: what the reports of one day's great story share still
    /// adds up, a handful of stock phrases does not.
    private static let rareFrequency = 36

    private static func weight(of list: ArraySlice<Document>) -> UInt16 {
        UInt16(wholeWeight * rareFrequency / max(rareFrequency, list.count))
    }

    /// In so many different texts of one publisher a shingle is furniture.
    private static let leastFurniture = 5

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

    /// Adds up what each document shares, for one document after the other
    /// without clearing all sums in between.
    private struct Counter {
        var weights: [UInt16]
        var touched: [Document] = []

        init(documents: Int) {
            weights = [UInt16](repeating: 0, count: documents)
        }

        mutating func count(_ documents: ArraySlice<Document>, before limit: Document, weight: UInt16) {
            for document in documents {
                if document >= limit { return }
                let sum = weights[Int(document)]
                if sum == 0 { touched.append(document) }
                let (next, isTooLarge) = sum.addingReportingOverflow(weight)
                weights[Int(document)] = isTooLarge ? .max : next
            }
        }

        mutating func clear() {
            for document in touched { weights[Int(document)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }
}
