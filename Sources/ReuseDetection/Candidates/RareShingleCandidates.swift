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

/// Lists of documents, and for each document the lists it stands in: both
/// directions of an inverted index, in four flat arrays.
struct DocumentLists: Sendable {
    /// The lists one thread made, one behind the other.
    struct Part: Sendable {
        var members: [Document] = []
        var ends: [Int] = []

        mutating func append(_ documents: some Sequence<Document>) {
            members.append(contentsOf: documents)
            ends.append(members.count)
        }
    }

    private var members: [Document] = []
    private var listStarts: [Int] = [0]
    private var listsOf: [UInt32] = []
    private var documentStarts: [Int]

    init(_ parts: consuming [Part], documents: Int) {
        members.reserveCapacity(parts.reduce(0) { $0 + $1.members.count })
        listStarts.reserveCapacity(parts.reduce(1) { $0 + $1.ends.count })
        for index in parts.indices {
            let start = members.count
            members += parts[index].members
            for end in parts[index].ends { listStarts.append(start + end) }
            // Given up one by one, so that all of it is never there twice.
            parts[index] = Part()
        }

        documentStarts = [Int](repeating: 0, count: documents + 1)
        for member in members { documentStarts[Int(member) + 1] += 1 }
        for document in 0..<documents { documentStarts[document + 1] += documentStarts[document] }
        var next = documentStarts
        listsOf = [UInt32](repeating: 0, count: members.count)
        for list in 0..<listStarts.count - 1 {
            for place in listStarts[list]..<listStarts[list + 1] {
                let member = Int(members[place])
                listsOf[next[member]] = UInt32(list)
                next[member] += 1
            }
        }
    }

    /// Calls `body` with every list that has `document`, ascending.
    func forEachList(of document: Document, _ body: (ArraySlice<Document>) -> Void) {
        for place in documentStarts[Int(document)]..<documentStarts[Int(document) + 1] {
            let list = Int(listsOf[place])
            body(members[listStarts[list]..<listStarts[list + 1]])
        }
    }
}
