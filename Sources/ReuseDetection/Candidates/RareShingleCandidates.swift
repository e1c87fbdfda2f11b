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
            count: PostingList.partitionCount, stride: 1, threads: options.threads,
            makeState: { PostingShard.Scratch() }
        ) { range, scratch in
            let partition = intake.shingles.partition(range.lowerBound, scratch: &scratch)
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
        lists.forEachList(of: document) { counter.count($0, before: document) }
        defer { counter.clear() }
        var found: [Candidate] = []
        let own = samples[Int(document)]
        for other in counter.touched {
            let sum = counter.sums[Int(other)]
            let smaller = min(own, samples[Int(other)])
            guard let share = RareShingleRules.share(sum.weight, ofSamples: smaller) else { continue }
            found.append(Candidate(share: share, other: other, mark: sum.mark))
        }
        RareShingleRules.thinOut(&found, mark: \.mark) { $0.other < $1.other }
        if found.count > options.candidatesPerArticle {
            found.sort { ($1.share, $0.other) < ($0.share, $1.other) }
            found.removeLast(found.count - options.candidatesPerArticle)
        }
        for candidate in found { pairs.append(DocumentPair(candidate.other, document)) }
    }

    private struct Candidate {
        let share: Float
        let other: Document
        /// Of the shingles it shares.
        let mark: UInt64
    }

    /// Adds up what each document shares, for one document after the other
    /// without clearing all sums in between.
    private struct Counter {
        struct Sum {
            var weight: UInt32 = 0
            var mark: UInt64 = 0
        }

        var sums: [Sum]
        var touched: [Document] = []

        init(documents: Int) {
            sums = [Sum](repeating: Sum(), count: documents)
        }

        mutating func count(_ documents: ArraySlice<Document>, before limit: Document) {
            let weight = RareShingleRules.weight(frequency: documents.count)
            // Where a list lies is as good as the shingle it is of.
            let mark = RareShingleRules.mark(of: UInt64(documents.startIndex))
            for document in documents {
                if document >= limit { return }
                if sums[Int(document)].weight == 0 { touched.append(document) }
                sums[Int(document)].weight &+= weight
                sums[Int(document)].mark &+= mark
            }
        }

        mutating func clear() {
            for document in touched { sums[Int(document)] = Sum() }
            touched.removeAll(keepingCapacity: true)
        }
    }
}
