import ArgumentParser
import ArticleArchive
import ReuseDetection

/// What counts as found, the same for every command.
struct DetectionArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Least Jaccard similarity of near-duplicates, above 0 and up to 1.", valueName: "jaccard"))
    var similarity = 0.7

    @Option(
        name: .customLong("shingle-width"),
        help: ArgumentHelp("Words in a shingle, 1 to 32.", valueName: "words"))
    var shingleWidth = 3

    @Flag(
        name: .customLong("no-rewrites"),
        help: "Look for near-duplicates only, twice as fast; who came first is told by times alone.")
    var noRewrites = false

    @Option(help: ArgumentHelp("Seed of the hash functions.", valueName: "number"))
    var seed: UInt64 = 0

    mutating func validate() throws {
        guard similarity > 0, similarity <= 1 else {
            throw ValidationError(
                "'--similarity \(Decimal.text(similarity, places: 6))' must be above 0 and at most 1")
        }
        guard (1...32).contains(shingleWidth) else {
            throw ValidationError("'--shingle-width \(shingleWidth)' must be from 1 to 32")
        }
    }

    var options: DetectionOptions {
        var options = DetectionOptions()
        options.similarity = similarity
        options.shingleWidth = shingleWidth
        options.findsRewrites = !noRewrites
        options.seed = seed
        return options
    }

    /// The options an archive is searched with: its own, but for what only leaves
    /// work out.
    ///
    /// - Throws: if others were asked for, as its articles are indexed by its own.
    func options(of archive: Archive) throws -> DetectionOptions {
        let (own, asked, usual) = (archive.options.detection, options, DetectionOptions())
        func check<Value: Equatable>(_ name: String, _ value: KeyPath<DetectionOptions, Value>) throws {
            let (own, asked) = (own[keyPath: value], asked[keyPath: value])
            guard asked == own || asked == usual[keyPath: value] else {
                throw ValidationError(
                    "the articles of '\(archive.folder)' are indexed with '\(name) \(own)'; leave '\(name)' out"
                )
            }
        }
        try check("--similarity", \.similarity)
        try check("--shingle-width", \.shingleWidth)
        try check("--seed", \.seed)
        var options = own
        if noRewrites { options.findsRewrites = false }
        return options
    }
}
