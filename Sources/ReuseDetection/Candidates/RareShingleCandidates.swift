import Sketching

/// Pairs that share rare shingles: rewrites and excerpts, whose similarity is
/// far below anything LSH bands can find at a bearable cost.
///
/// Only sampled shingles are indexed; `RareShingleRules` says which of them
/// count, and for how much.
struct RareShingleCandidates {
    private let options: DetectionOptions
    /// Sampled shingles per document.
    private let samples: [UInt32]
    private let lists: DocumentLists

    /// - Parameter groups: for each document the first of its near-duplicates.
    init(of intake: Intake, groups: [Document], options: DetectionOptions) {
        self.options = options
        samples = intake.fingerprints.map(\.samples)
        let rules = RareShingleRules(cap: options.documentFrequencyCap)
        let parts = Parallel.map(
            count: intake.sampleShards.count, stride: 1, threads: options.threads,
            makeState: { PostingShard.Scratch() }
        ) { range, scratch in
            let partition = intake.sampleShards[range.lowerBound].take(
                scratch: &scratch, renumber: intake.original)
            var part = DocumentLists.Part()
            partition.forEachGroup { documents in
                let listing = rules.listing(
                    of: documents, first: { groups[Int($0)] },
                    publisher: { intake.fingerprints[Int($0)].publisher })
                switch listing {
                case .none: return
                case .all: part.append(documents)
                case .firsts(let firsts): part.append(firsts)
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
        lists.forEachList(of: document) {
            counter.count($0, before: document, weight: RareShingleRules.weight(frequency: $0.count))
        }
        defer { counter.clear() }
        var found: [(share: Float, other: Document)] = []
        let own = samples[Int(document)]
        for other in counter.touched {
            let smaller = min(own, samples[Int(other)])
            guard let share = RareShingleRules.share(counter.weights[Int(other)], ofSamples: smaller) else {
                continue
            }
            found.append((share, other))
        }
        if found.count > options.candidatesPerArticle {
            found.sort { ($1.share, $0.other) < ($0.share, $1.other) }
            found.removeLast(found.count - options.candidatesPerArticle)
        }
        for candidate in found { pairs.append(DocumentPair(candidate.other, document)) }
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
                weights[Int(document)] = RareShingleRules.sum(sum, weight)
            }
        }

        mutating func clear() {
            for document in touched { weights[Int(document)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }
}
