import ArticleText

/// Two texts laid side by side: the passages in which they say the same.
struct Alignment {
    /// In the order of the first text.
    let passages: [Passage]

    init(_ first: TextAnalysis, _ second: TextAnalysis, tiler: inout WordTiler) {
        let aligner = SentenceAligner(first, second)
        let tiles = tiler.tiles(first.tokens, second.tokens)
        var isVerbatim = (first: first.tokens.map { _ in false }, second: second.tokens.map { _ in false })
        for tile in tiles {
            for index in tile.firstRange { isVerbatim.first[index] = true }
            for index in tile.secondRange { isVerbatim.second[index] = true }
        }
        passages =
            PassageBuilder(
                first, second, stretches: aligner.stretches(of: aligner.seeds), tiles: tiles,
                isVerbatim: isVerbatim
            ).passages
    }
}
