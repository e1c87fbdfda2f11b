import Sketching

/// Pairs whose signatures agree in a band.
struct NearDuplicateCandidates {
    /// Groups of more documents than this are not paired all with all.
    static let hotGroup = 48
    /// A document of such groups is tried with at most so many others.
    static let maxAttempts = 4

    /// Candidates from bands that few texts share, sorted, each once.
    let pairs: [DocumentPair]
    /// For documents that share a band with many, ascending, the candidates
    /// before them: those with which they share the most bands first.
    let attempts: [Attempt]

    /// A document, and what to compare it with until one is reuse.
    struct Attempt: Sendable {
        let document: Document
        /// All of them before the document.
        var others: [Document]
    }

    /// In a group of many, the copies of one text or of one template, each is
    /// tried with the first and with the one before it in every band until one
    /// is reuse; the rest follows from those.
    ///
    /// - Complexity: expected O(*n*) for *n* documents.
    ///
    /// - Parameter bands: which documents have each band; partition by partition, as
    ///   each may be given up when it has been walked.
    init(of bands: some PostingPartitions, threads: Int) {
        let parts = Parallel.map(
            count: PostingList.partitionCount, stride: 1, threads: threads,
            makeState: { PostingShard.Scratch() }
        ) { range, scratch in
            var part = Part()
            bands.partition(range.lowerBound, scratch: &scratch).forEachGroup { part.add($0) }
            part.pairs.sortUniquely()
            return part
        }
        var pairs = Array(parts.map(\.pairs).joined())
        pairs.sortUniquely()
        self.pairs = pairs
        attempts = Self.attempts(Array(parts.map(\.links).joined()), besides: pairs)
    }

    /// What one shard gives.
    private struct Part: Sendable {
        var pairs: [DocumentPair] = []
        /// Of groups that are too large, a pair for each band it is met in.
        var links: [DocumentPair] = []

        mutating func add(_ group: PostingGroup) {
            if group.count <= hotGroup {
                for (place, one) in group.enumerated() {
                    for other in group.dropFirst(place + 1) { pairs.append(DocumentPair(one, other)) }
                }
            } else {
                for place in group.indices.dropFirst() {
                    links.append(DocumentPair(group.first!, group[place]))
                    if place > group.startIndex + 1 {
                        links.append(DocumentPair(group[place - 1], group[place]))
                    }
                }
            }
        }
    }

    private static func attempts(_ links: [DocumentPair], besides pairs: [DocumentPair]) -> [Attempt] {
        guard !links.isEmpty else { return [] }
        let sorted = links.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
        var attempts: [Attempt] = []
        var found: [(bands: Int, other: Document)] = []
        for index in sorted.indices {
            let isSame = index > 0 && sorted[index] == sorted[index - 1]
            if isSame {
                found[found.count - 1].bands += 1
            } else {
                found.append((1, sorted[index].first))
            }
            let document = sorted[index].second
            guard index + 1 == sorted.count || sorted[index + 1].second != document else { continue }
            found.removeAll { pairs.containsSorted(DocumentPair($0.other, document)) }
            found.sort { ($1.bands, $0.other) < ($0.bands, $1.other) }
            if !found.isEmpty {
                attempts.append(
                    Attempt(document: document, others: found.prefix(maxAttempts).map(\.other)))
            }
            found.removeAll(keepingCapacity: true)
        }
        return attempts
    }
}
