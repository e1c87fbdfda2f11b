import ArticleText
import Figures
import LabelledNews
import ReuseDetection

/// Processor time of one compared pair, both texts taken apart anew: the mean
/// over all labelled pairs of the least of three runs.
struct CostFigures {
    let sets: [LabelledSet]

    private static let runs = 3

    var all: [Figure] {
        let pairs = sets.flatMap(\.pairs)
        guard !pairs.isEmpty else { return [] }
        var examiner = PairExaminer(options: DetectionOptions())
        var finder = EvidenceFinder()
        var (judging, both) = (0.0, 0.0)
        for pair in pairs {
            judging += ProcessorTime.nanoseconds(leastOf: Self.runs) {
                examiner.setFirst(pair.a)
                _ = examiner.finding(on: pair.b)
            }
            both += ProcessorTime.nanoseconds(leastOf: Self.runs) {
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
            figure("a pair compared and judged", nil, judging),
            figure("a pair judged, and its evidence laid out", .atMost(150), both),
        ]
    }
}
