/// Words of those who were not there or came later: "reportedly", "according to
/// reports", "hoax".
public enum Hearsay {
    private static let phrases = PhraseTable(
        [
            "reportedly", "allegedly", "according to reports", "according to media", "media reports",
            "has emerged", "it is claimed", "it was reported", "reports suggest", "reports claim",
            "reports say", "it has been claimed", "hoax", "hoaxes", "hoaxed", "debunked", "fake news",
            "fake story", "satirical", "originally reported", "angeblich", "berichten zufolge", "al parecer",
            "selon les médias", "по сообщениям",
        ].map { ($0, 1) },
        ignoresCase: true)

    /// How often one stands in a text, counted up to a limit.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public static func count(in text: Span<UInt8>, upTo limit: Int) -> Int {
        var count = 0
        var position = 0
        while count < limit, let end = phrases.endOfFirstMatch(in: text, position..<text.count) {
            count += 1
            position = end
        }
        return count
    }
}
