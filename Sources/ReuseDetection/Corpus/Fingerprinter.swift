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

/// From texts to index keys: one thread's share of the reading of a dump.
///
/// All buffers are kept from article to article.
struct Fingerprinter {
    private let options: DetectionOptions
    private let bands: BandScheme
    private let sample: ShingleSample
    private let sketcher: Sketcher
    private var tokenizer = Tokenizer()
    private var tokens: [Token] = []
    private var shingles: [UInt64] = []
    private var keys: [UInt64] = []
    private var slots: [UInt32]

    private(set) var fingerprints: [Fingerprint] = []
    private(set) var bandPostings = PostingBuilder()
    private(set) var samplePostings = PostingBuilder()

    init(options: DetectionOptions) {
        self.options = options
        bands = options.bands
        sample = ShingleSample(oneIn: options.samplingRate)
        sketcher = Sketcher(scheme: SketchScheme(slots: options.slots, seed: options.seed))
        slots = [UInt32](repeating: 0, count: options.slots)
    }

    /// Adds an article; if its text has too few words for a shingle, does not
    /// and says how many it has.
    mutating func add(_ text: Span<UInt8>, publisher: ArraySlice<UInt8>, at place: Corpus.Place) -> Int? {
        tokenizer.tokenize(text, into: &tokens)
        Shingles.hashes(of: tokens, width: options.shingleWidth, into: &shingles)
        guard !shingles.isEmpty else { return tokens.count }
        let number = UInt32(fingerprints.count)

        sketcher.sketch(shingles, into: &slots)
        keys.removeAll(keepingCapacity: true)
        bands.appendKeys(of: slots, to: &keys)
        bandPostings.add(number, under: keys)

        keys.removeAll(keepingCapacity: true)
        if options.findsRewrites {
            sample.append(from: shingles, to: &keys)
            samplePostings.add(number, under: keys)
        }
        fingerprints.append(
            Fingerprint(
                place: place, words: UInt32(tokens.count), samples: UInt32(keys.count),
                digest: TextDigest(shingles: shingles), publisher: Self.number(publisher)))
        return nil
    }

    /// FNV-1a (Fowler, Noll and Vo 1991) of a name.
    private static func number(_ name: ArraySlice<UInt8>) -> UInt32 {
        guard !name.isEmpty else { return 0 }
        return name.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
