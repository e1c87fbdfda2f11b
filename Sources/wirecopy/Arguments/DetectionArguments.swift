import ArgumentParser
import Reports
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
                "'--similarity \(Numbers.text(similarity, places: 6))' must be above 0 and at most 1")
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
}
