import ArticleText
import Figures
import PassageScoring
import ReuseDetection

/// Processor time of analysis and alignment for each class of a corpus, the
/// texts taken apart anew: of each pair the least of several runs.
struct CostReport {
    let corpus: LabelledCorpus

    private static let runs = 5

    private struct Sum {
        var pairs = 0
        var bytes = 0
        var stretches = 0.0
        var passages = 0.0
    }

    var markdown: String {
        var classes: [String: Sum] = [:]
        var finder = EvidenceFinder()
        for pair in corpus.pairs {
            let stretches = ProcessorTime.nanoseconds(minOf: Self.runs) {
                _ = finder.stretches(TextAnalysis(of: pair.first), TextAnalysis(of: pair.second))
            }
            let passages = ProcessorTime.nanoseconds(minOf: Self.runs) {
                _ = finder.passages(of: .rewrite, pair.first, pair.second)
            }
            for name in [pair.kind, "all"] {
                classes[name, default: Sum()].pairs += 1
                classes[name, default: Sum()].bytes += pair.first.count + pair.second.count
                classes[name, default: Sum()].stretches += stretches
                classes[name, default: Sum()].passages += passages
            }
        }
        var text =
            "| pairs | number | bytes of both | stretches, µs | passages, µs |\n|---|--:|--:|--:|--:|\n"
        for (name, sum) in classes.sorted(by: { $0.key < $1.key }) {
            let microseconds = 1000 * Double(sum.pairs)
            text += "| \(name) | \(sum.pairs) | \(sum.bytes / sum.pairs) |"
            text += " \(Decimal.text(sum.stretches / microseconds, 1)) |"
            text += " \(Decimal.text(sum.passages / microseconds, 1)) |\n"
        }
        return text
    }
}
