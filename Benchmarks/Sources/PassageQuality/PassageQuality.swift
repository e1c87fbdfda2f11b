import ArgumentParser

/// Measures the passage alignment: how well it finds the stretches somebody
/// marked, and what it costs.
@main
struct PassageQuality: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passage-quality",
        abstract: "Measure the alignment of passages: plagdet, and processor time a pair.",
        discussion: """
            A FOLDER holds articles.jsonl or articles.jsonl.gz, and pairs.tsv, whose first two columns are \
            ids and whose header calls the classes 'obfuscation' or 'label'. Where it has a spans.tsv too \
            (id_susp, id_src, susp_off, susp_len, src_off, src_len, in characters), as the corpora of PAN's \
            text alignment task do, the stretches found are held against those.
            """)

    @Argument(help: "Folders with articles and labelled pairs.")
    var folders: [String]

    @Option(help: "Only pairs whose first id begins with this, such as 'test/'.")
    var split = ""

    func run() throws {
        for folder in folders {
            let corpus = try LabelledCorpus(folder: folder, split: split)
            let found = FoundStretches(of: corpus)
            print("# \(folder)\(split.isEmpty ? "" : ", \(split)")\n")
            if corpus.hasSpans { print(QualityReport(corpus: corpus, found: found).markdown) }
            print(CostReport(corpus: corpus, found: found).markdown)
        }
    }
}
