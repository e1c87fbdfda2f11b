import Sketching
import SyntheticNews

/// How often two sets share a band, over their similarity.
struct BandCurve {
    struct Point {
        let size: Int
        /// What the sets were wished to have, and have.
        let wished: Double
        let jaccard: Double
        /// The share of pairs that had a band in common.
        let measured: Double
        /// What the S-curve says.
        let theory: Double
    }

    static let sizes = EstimateError.sizes
    private static let similarities = (1...19).map { Double($0) / 20 }

    let bands: BandScheme
    let slots: Int
    let points: [Point]

    init(bands: BandScheme, slots: Int, trials: Int, random: inout SeededGenerator) {
        self.bands = bands
        self.slots = slots
        var points: [Point] = []
        for size in Self.sizes {
            for jaccard in Self.similarities {
                points.append(
                    Self.point(
                        bands, slots: slots, size: size, jaccard: jaccard, trials: trials, random: &random))
            }
        }
        self.points = points
    }

    private static func point(
        _ bands: BandScheme, slots: Int, size: Int, jaccard: Double, trials: Int,
        random: inout SeededGenerator
    ) -> Point {
        let sketcher = Sketcher(scheme: SketchScheme(slots: slots))
        var values = [UInt32](repeating: 0, count: slots)
        var (first, second): ([UInt64], [UInt64]) = ([], [])
        var found = 0
        var truth = 0.0
        for _ in 0..<trials {
            let pair = RandomPair(size: size, jaccard: jaccard, random: &random)
            first.removeAll(keepingCapacity: true)
            second.removeAll(keepingCapacity: true)
            sketcher.sketch(pair.first, into: &values)
            bands.appendKeys(of: values, to: &first)
            sketcher.sketch(pair.second, into: &values)
            bands.appendKeys(of: values, to: &second)
            if zip(first, second).contains(where: ==) { found += 1 }
            truth = pair.jaccard
        }
        return Point(
            size: size, wished: jaccard, jaccard: truth, measured: Double(found) / Double(trials),
            theory: bands.candidateProbability(atJaccard: truth))
    }
}
