/// Processor time of analysis and alignment for each class of a corpus.
struct CostReport {
    let corpus: LabelledCorpus
    let found: FoundStretches

    var markdown: String {
        var classes: [String: (pairs: Int, bytes: Int, time: Double)] = [:]
        for (pair, time) in zip(corpus.pairs, found.nanoseconds) {
            for name in [pair.kind, "all"] {
                let sum = classes[name] ?? (0, 0, 0)
                classes[name] = (
                    sum.pairs + 1, sum.bytes + pair.first.count + pair.second.count, sum.time + time
                )
            }
        }
        var text = "| pairs | number | mean bytes of both | µs a pair | ns a byte |\n|---|--:|--:|--:|--:|\n"
        for (name, sum) in classes.sorted(by: { $0.key < $1.key }) {
            text += "| \(name) | \(sum.pairs) | \(sum.bytes / sum.pairs) |"
            text += " \(Decimal.text(sum.time / Double(sum.pairs) / 1000, 1)) |"
            text += " \(Decimal.text(sum.time / Double(sum.bytes), 1)) |\n"
        }
        return text
    }
}
