import ArticleText

/// The runs of words two texts share, and whose words these are.
struct SharedRuns {
    /// Runs of at least this many words show that text was taken over.
    static let leastWords = 5

    /// All runs of three words and more, in the order of the first text.
    let runs: [WordTiler.Tile]
    /// For each token whether it is in a run of the author's own words.
    let isVerbatim: (first: [Bool], second: [Bool])
    /// Words in long runs.
    private(set) var words = 0
    /// Of these words those that are a speaker's in both texts.
    private(set) var spokenWords = 0
    /// Of these words those that are the site's in either text.
    private(set) var siteWords = 0

    /// Takes what one text has as narration and the other between quotation
    /// marks for the author's own words in both: who quotes three paragraphs of
    /// an article reuses it.
    init(
        _ first: TextAnalysis, _ second: TextAnalysis, voices: inout (first: Voices, second: Voices),
        tiler: inout WordTiler
    ) {
        let runs = tiler.tiles(first.tokens, second.tokens)
        var ours = (voices: voices.first.voices, isVerbatim: first.tokens.map { _ in false })
        var theirs = (voices: voices.second.voices, isVerbatim: second.tokens.map { _ in false })
        for run in runs where run.count >= Self.leastWords {
            words += run.count
            for (one, other) in zip(run.firstRange, run.secondRange) {
                switch (ours.voices[one], theirs.voices[other]) {
                case (.site, _), (_, .site): siteWords += 1
                case (.speaker, .speaker): spokenWords += 1
                default:
                    ours.isVerbatim[one] = true
                    theirs.isVerbatim[other] = true
                    ours.voices[one] = .author
                    theirs.voices[other] = .author
                }
            }
        }
        voices.first.voices = ours.voices
        voices.second.voices = theirs.voices
        isVerbatim = (ours.isVerbatim, theirs.isVerbatim)
        self.runs = runs.sorted { $0.first < $1.first }
    }
}
