import ArticleText
import Sketching

/// A dump read: the corpus, what is known of each article beside its text, and
/// the raw postings of both indexes.
struct Intake: Sendable {
    let corpus: Corpus
    /// By document.
    let fingerprints: [Fingerprint]
    /// For each document the first one with the same words in the same order:
    /// itself, mostly. Only these are indexed.
    let originals: [Document]
    let tooShort: TooShortList

    let bandShards: [PostingShard]
    let sampleShards: [PostingShard]
    /// The document each reading thread's articles became; nil for one that came
    /// again.
    private let ranks: [[Document?]]

    /// Reads everything there is on `options.threads` threads.
    init(reading source: some ArticleSource, options: DetectionOptions) {
        let parts = Parallel.perThread(options.threads) { _ in
            Part(reading: source, options: options)
        }
        self.init(parts)
    }

    /// Two dumps as one: the documents of `collection`, then those of
    /// `checked`, each in the order of its ids. Without postings: these are for
    /// candidates among all of one dump.
    init(_ collection: Intake, then checked: Intake) {
        corpus = Corpus(collection.corpus, then: checked.corpus)
        fingerprints = collection.fingerprints + checked.fingerprints
        originals = Self.originals(of: fingerprints)
        var tooShort = collection.tooShort
        tooShort.add(checked.tooShort)
        self.tooShort = tooShort
        bandShards = []
        sampleShards = []
        ranks = []
    }

    private init(_ parts: [Part]) {
        var batches: [ArticleBatch] = []
        var fingerprints: [Fingerprint] = []
        var counts: [Int] = []
        for part in parts {
            for var fingerprint in part.fingerprinter.fingerprints {
                fingerprint.place.batch += UInt32(batches.count)
                fingerprints.append(fingerprint)
            }
            counts.append(part.fingerprinter.fingerprints.count)
            batches += part.batches
        }
        var tooShort = TooShortList()
        for part in parts { tooShort.add(part.tooShort) }
        self.tooShort = tooShort
        bandShards = PostingShard.shards(of: parts.map(\.fingerprinter.bandPostings))
        sampleShards = PostingShard.shards(of: parts.map(\.fingerprinter.samplePostings))

        let made = Corpus.make(batches: batches, places: fingerprints.map(\.place)) { place in
            let fingerprint = fingerprints[Int(place)]
            return IDOrder.Content(digest: fingerprint.digest, publisher: fingerprint.publisher)
        }
        corpus = made.corpus
        var ordered = Array(fingerprints.prefix(made.corpus.count))
        for (index, rank) in made.ranks.enumerated() {
            if let rank { ordered[Int(rank)] = fingerprints[index] }
        }
        self.fingerprints = ordered
        originals = Self.originals(of: ordered)

        var ranks: [[Document?]] = []
        var start = 0
        for count in counts {
            ranks.append(Array(made.ranks[start..<start + count]))
            start += count
        }
        self.ranks = ranks
    }

    /// The document an article became that one thread read; nil where an
    /// earlier document has the same text.
    func original(_ thread: Int, _ number: UInt32) -> Document? {
        guard let rank = ranks[thread][Int(number)] else { return nil }
        return originals[Int(rank)] == rank ? rank : nil
    }

    private static func originals(of fingerprints: [Fingerprint]) -> [Document] {
        var firsts: [TextDigest: Document] = [:]
        firsts.reserveCapacity(fingerprints.count)
        return fingerprints.indices.map { index in
            let rank = Document(index)
            let first = firsts[fingerprints[index].digest, default: rank]
            if first == rank { firsts[fingerprints[index].digest] = rank }
            return first
        }
    }

    /// What one thread read.
    private struct Part: Sendable {
        var fingerprinter: Fingerprinter
        var batches: [ArticleBatch] = []
        var tooShort = TooShortList()

        init(reading source: some ArticleSource, options: DetectionOptions) {
            fingerprinter = Fingerprinter(options: options)
            source.forEachBatch { batch in
                var isUsed = false
                for index in batch.indices {
                    let place = Corpus.Place(batch: UInt32(batches.count), index: UInt32(index))
                    let text = batch.bytes(of: .text, at: index)
                    let publisher = batch.bytes(of: .publisher, at: index)
                    if let words = fingerprinter.add(text.span, publisher: publisher, at: place) {
                        let article = batch[index]
                        tooShort.add(
                            Detection.TooShort(id: article.id, origin: article.origin, words: words))
                    } else {
                        isUsed = true
                    }
                }
                if isUsed { batches.append(batch) }
            }
        }
    }
}
