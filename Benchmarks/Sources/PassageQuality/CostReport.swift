import Figures

/// Processor time of analysis and alignment for each class of a corpus.
struct CostReport {
    let corpus: LabelledCorpus
    let found: FoundStretches

    private struct Sum {
        var pairs = 0
        var bytes = 0
        var stretches = 0.0
        var passages = 0.0
    }

    var markdown: String {
        var classes: [String: Sum] = [:]
        for (pair, cost) in zip(corpus.pairs, found.costs) {
            for name in [pair.kind, "all"] {
                classes[name, default: Sum()].pairs += 1
                classes[name, default: Sum()].bytes += pair.first.count + pair.second.count
                classes[name, default: Sum()].stretches += cost.stretches
                classes[name, default: Sum()].passages += cost.passages
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
