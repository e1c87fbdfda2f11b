import Figures
import Sketching

/// The measurements as Markdown tables.
struct AccuracyReport {
    let errors: [EstimateError]
    let curve: BandCurve
    let trials: Int
    let seed: UInt64

    var markdown: String {
        var text = """
            # Accuracy of signatures and bands

            Pairs of sets of n random hashes each, \(trials) pairs a figure, seed \(seed). Made by \
            `swift run -c release --package-path Benchmarks accuracy MARKDOWN SVG`; drawn in accuracy.svg.


            """
        text += "## Error of the estimated Jaccard similarity\n\n"
        text += """
            The mean squared error over J(1 − J)/k, the error of k independent permutations: 1 is as good as \
            classic MinHash, 0.5 is as good as twice as many permutations. k is the number of slots.


            """
        text += errorTable { Decimal.text($0.ratio, 2) }
        text += "\n## Bias\n\n"
        text += """
            The mean of estimate minus truth, in thousandths. An unbiased estimate stays within twice its \
            standard error, at most \(Decimal.text(1000 * largestBiasError, 2)) here, nineteen times in twenty: \
            \(biased) of \(errors.count) are outside.


            """
        text += errorTable { Decimal.text(1000 * $0.bias, 2, signed: true) }
        return text + curveTable
    }

    private var largestBiasError: Double { errors.map(\.biasError).max() ?? 0 }
    private var biased: Int { errors.count { abs($0.bias) > 2 * $0.biasError } }

    private func errorTable(_ cell: (EstimateError) -> String) -> String {
        var text = "| k | n |"
        text += EstimateError.similarities.map { " J = \(Decimal.text($0, 1)) |" }.joined() + "\n"
        text += "|--:|--:|" + EstimateError.similarities.map { _ in "--:|" }.joined() + "\n"
        for slots in EstimateError.slotCounts {
            for size in EstimateError.sizes {
                let row = errors.filter { $0.slots == slots && $0.size == size }
                text += "| \(slots) | \(size) |" + row.map { " \(cell($0)) |" }.joined() + "\n"
            }
        }
        return text
    }

    private var curveTable: String {
        let (rows, bands) = (curve.bands.rows, curve.bands.bands)
        var text = """

            ## Bands: probability of becoming candidates

            The default bands, \(bands) of \(rows) rows over \(curve.slots) slots, against theory, \
            1 − (1 − J^\(rows))^\(bands), at the similarity the sets have, which for small sets is up to 0.02 off J.


            """
        text += "| J |" + BandCurve.sizes.map { " n = \($0) | theory |" }.joined() + "\n"
        text += "|--:|" + BandCurve.sizes.map { _ in "--:|--:|" }.joined() + "\n"
        let columns = BandCurve.sizes.map { size in curve.points.filter { $0.size == size } }
        for index in columns[0].indices {
            text += "| \(Decimal.text(columns[0][index].wished, 2)) |"
            for column in columns {
                let point = column[index]
                text += " \(Decimal.text(point.measured, 4)) | \(Decimal.text(point.theory, 4)) |"
            }
            text += "\n"
        }
        return text
    }
}
