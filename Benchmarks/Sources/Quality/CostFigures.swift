import ArticleText
import Figures
import LabelledNews
import ReuseDetection

/// Processor time of one compared pair, both texts taken apart anew: the mean
/// over all labelled pairs of the least of seven runs.
struct CostFigures {
    let sets: [LabelledSet]

    private static let runs = 7

    var all: [Figure] {
        let pairs = sets.flatMap(\.pairs)
        guard !pairs.isEmpty else { return [] }
        var examiner = PairExaminer(options: DetectionOptions())
        var finder = EvidenceFinder()
        var (reading, judging, both) = (0.0, 0.0, 0.0)
        for pair in pairs {
            reading += ProcessorTime.nanoseconds(minOf: Self.runs) {
                _ = (ExaminedArticle(pair.a).analysis, ExaminedArticle(pair.b).analysis)
            }
            judging += ProcessorTime.nanoseconds(minOf: Self.runs) {
                examiner.setFirst(pair.a)
                _ = examiner.finding(on: pair.b)
            }
            both += ProcessorTime.nanoseconds(minOf: Self.runs) {
                examiner.setFirst(pair.a)
                _ = finder.passages(of: examiner.finding(on: pair.b).relation, pair.a.text, pair.b.text)
            }
        }
        let names = sets.map(\.name).joined(separator: ", ")
        func figure(_ name: String, _ target: Figure.Target?, _ nanoseconds: Double) -> Figure {
            Figure(
                set: names, name: name, target: target,
                measured: .microseconds(nanoseconds / 1000 / Double(pairs.count)))
        }
        return [
            figure("both texts taken apart", nil, reading),
            figure("a pair compared and judged, both texts taken apart first", nil, judging),
            figure("the same with its evidence laid out", .atMost(150), both),
        ]
    }
}
