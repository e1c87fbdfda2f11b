import ArticleText
import Sketching

/// A dump read: the corpus, what is known of each article beside its text, and
/// the raw postings.
struct Intake: Sendable {
    let corpus: Corpus
    /// By document.
    let fingerprints: [Fingerprint]
    /// For each document the first one with the same words in the same order:
    /// itself, mostly. Only these are indexed.
    let originals: [Document]
    let tooShort: TooShortList

    /// Which originals have each band, sampled shingle and word.
    let bands: CollectedPostings
    let shingles: CollectedPostings
    let words: CollectedPostings

    /// Reads everything there is on `options.threads` threads.
    init(
        reading source: some ArticleSource, options: DetectionOptions,
        indexing: Fingerprinter.Indexing = .forPairing
    ) {
        let parts = Parallel.perThread(options.threads) { _ in
            Part(reading: source, options: options, indexing: indexing)
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
        bands = CollectedPostings()
        shingles = CollectedPostings()
        words = CollectedPostings()
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
        let originals = Self.originals(of: ordered)
        self.originals = originals

        var numbers: [[Document?]] = []
        var start = 0
        for count in counts {
            numbers.append(
                made.ranks[start..<start + count].map { rank in
                    rank.flatMap { originals[Int($0)] == $0 ? $0 : nil }
                })
            start += count
        }
        bands = CollectedPostings(parts.map(\.fingerprinter.bandPostings), numbers)
        shingles = CollectedPostings(parts.map(\.fingerprinter.samplePostings), numbers)
        words = CollectedPostings(parts.map(\.fingerprinter.wordPostings), numbers)
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

        init(
            reading source: some ArticleSource, options: DetectionOptions, indexing: Fingerprinter.Indexing
        ) {
            fingerprinter = Fingerprinter(options: options, indexing: indexing)
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

/// The postings several threads collected, the numbers these gave to articles
/// replaced by documents where they are asked for.
struct CollectedPostings: PostingPartitions {
    private let shards: [PostingShard]
    /// The document each thread's articles became; nil for one that came again, or
    /// has an earlier one's text.
    private let numbers: [[Document?]]

    /// None.
    init() {
        shards = []
        numbers = []
    }

    init(_ builders: [PostingBuilder], _ numbers: [[Document?]]) {
        shards = PostingShard.shards(of: builders)
        self.numbers = numbers
    }

    /// Gives the partition up.
    func partition(_ number: Int, scratch: inout PostingShard.Scratch) -> PostingPartition {
        shards[number].take(scratch: &scratch) { thread, article in numbers[thread][Int(article)] }
    }
}

/// What is kept of an article beside its text.
struct Fingerprint: Sendable {
    var place: Corpus.Place
    /// Words in the text.
    var words: UInt32
    /// Shingles in the rewrite index.
    var samples: UInt32
    var digest: TextDigest
    /// Stands for the publisher; 0 where it is not known.
    var publisher: UInt32
}

/// One thread's share of the reading of a dump: from texts to fingerprints and
/// postings.
struct Fingerprinter {
    /// What is indexed.
    enum Indexing: Sendable {
        case nothing
        /// Bands and sampled shingles.
        case forPairing
        /// Words too.
        case forSearching
    }

    private var maker: KeyMaker
    private let indexing: Indexing

    private(set) var fingerprints: [Fingerprint] = []
    private(set) var bandPostings = PostingBuilder()
    private(set) var samplePostings = PostingBuilder()
    private(set) var wordPostings = PostingBuilder()

    init(options: DetectionOptions, indexing: Indexing) {
        maker = KeyMaker(options: options)
        self.indexing = indexing
    }

    /// Adds an article; if its text has too few words for a shingle, does not
    /// and says how many it has.
    mutating func add(_ text: Span<UInt8>, publisher: ArraySlice<UInt8>, at place: Corpus.Place) -> Int? {
        guard maker.take(text, isIndexed: indexing != .nothing) else { return maker.words }
        let number = UInt32(fingerprints.count)
        if indexing != .nothing {
            bandPostings.add(number, under: maker.bands)
            samplePostings.add(number, under: maker.sampled)
        }
        if indexing == .forSearching { wordPostings.add(number, under: maker.vocabulary) }
        fingerprints.append(
            Fingerprint(
                place: place, words: UInt32(maker.words), samples: UInt32(maker.sampled.count),
                digest: maker.digest, publisher: PublisherNumber(of: publisher).value))
        return nil
    }
}
