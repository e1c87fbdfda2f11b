import ArticleText

/// The runs of words two texts share, and whose words these are.
struct SharedRuns {
    /// Runs of at least this many words show that text was taken over.
    static let minWords = 5

    /// All runs of three words and more, in the order of the first text.
    let runs: [WordTiler.Tile]
    /// Words in long runs.
    private(set) var words = 0
    /// Of these words those that are a speaker's in both texts.
    private(set) var spokenWords = 0
    /// Of these words those that are the site's in either text.
    private(set) var siteWords = 0
    /// Of these words those that are the author's own.
    var ownWords: Int { words - spokenWords - siteWords }

    /// Whose words each text's are, where some that one of them has between
    /// quotation marks are taken for the author's; nil where none are.
    private(set) var voices: (first: Voices?, second: Voices?) = (nil, nil)
    /// How many words that is, of each text.
    private(set) var takenOver = (first: 0, second: 0)

    /// Takes what one text has as narration and the other between quotation
    /// marks for the author's own words in both: who quotes three paragraphs of
    /// an article reuses it.
    init(_ first: AuthoredText, _ second: AuthoredText, tiler: inout WordTiler) {
        runs = tiler.tiles(first.analysis.tokens, second.analysis.tokens)
            .sorted { $0.first < $1.first }
        let keepsQuotes = !first.parts.contains(.quotedReuse)
        for run in runs where run.count >= Self.minWords {
            words += run.count
            for (one, other) in zip(run.firstRange, run.secondRange) {
                switch (first.voices[one], second.voices[other]) {
                case (.site, _), (_, .site): siteWords += 1
                case (.speaker, .speaker): spokenWords += 1
                case (.speaker, _), (_, .speaker):
                    if keepsQuotes { spokenWords += 1 } else { takeOver(one, other, first, second) }
                default: break
                }
            }
        }
    }

    /// Makes a word the author's in the text where it is a speaker's.
    private mutating func takeOver(
        _ one: Int, _ other: Int, _ first: AuthoredText, _ second: AuthoredText
    ) {
        if first.voices[one] == .speaker {
            if voices.first == nil { voices.first = first.voices }
            voices.first!.voices[one] = .author
            takenOver.first += 1
        } else {
            if voices.second == nil { voices.second = second.voices }
            voices.second!.voices[other] = .author
            takenOver.second += 1
        }
    }
}
