import ArticleText
import Sketching

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
