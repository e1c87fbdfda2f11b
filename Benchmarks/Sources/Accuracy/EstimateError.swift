import Sketching
import SyntheticNews

/// How far the estimate of a signature is off, for sets of one size and
/// similarity.
struct EstimateError {
    static let slotCounts = [64, 128, 256]
    static let sizes = [60, 400, 2000]
    static let similarities = (1...9).map { Double($0) / 10 }

    let slots: Int
    let size: Int
    /// What the sets were wished to have.
    let jaccard: Double
    /// The mean of estimate minus truth.
    let bias: Double
    /// The standard error of `bias`.
    let biasError: Double
    /// The mean squared error over J(1 − J) / slots, which is what independent
    /// permutations would have.
    let ratio: Double

    static func measureAll(trials: Int, random: inout SeededGenerator) -> [EstimateError] {
        var all: [EstimateError] = []
        for slots in slotCounts {
            for size in sizes {
                for jaccard in similarities {
                    all.append(
                        EstimateError(
                            slots: slots, size: size, jaccard: jaccard, trials: trials, random: &random))
                }
            }
        }
        return all
    }

    private init(slots: Int, size: Int, jaccard: Double, trials: Int, random: inout SeededGenerator) {
        let sketcher = Sketcher(scheme: SketchScheme(slots: slots))
        var (first, second) = ([UInt32](repeating: 0, count: slots), [UInt32](repeating: 0, count: slots))
        var (sum, squares, truth) = (0.0, 0.0, 0.0)
        for _ in 0..<trials {
            let pair = RandomPair(size: size, jaccard: jaccard, random: &random)
            sketcher.sketch(pair.first, into: &first)
            sketcher.sketch(pair.second, into: &second)
            let estimate =
                Double(zip(first, second).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }) / Double(slots)
            sum += estimate - pair.jaccard
            squares += (estimate - pair.jaccard) * (estimate - pair.jaccard)
            truth = pair.jaccard
        }
        let count = Double(trials)
        self.slots = slots
        self.size = size
        self.jaccard = jaccard
        bias = sum / count
        biasError = ((squares / count - bias * bias) / (count - 1)).squareRoot()
        ratio = squares / count / (truth * (1 - truth) / Double(slots))
    }
}
