import ArticleText

/// How much an article looks like an original, seen alone.
struct OriginSigns: Sendable {
    /// In log-odds; above 0 for an original.
    private(set) var weight = 0.0

    init(_ examined: ExaminedArticle) {
        let (article, anatomy) = (examined.article, examined.anatomy)
        if examined.knownPublisher?.isAgency == true { weight += 2 }
        if anatomy.dateline?.agency != nil { weight += 1 }
        if anatomy.credits.contains(where: { $0.slot == .inText }) { weight -= 0.8 }
        weight -= 0.5 * Double(min(2, HearsayWords.count(in: article.text.span)))
    }
}

/// Words of those who were not there or came later: "reportedly", "according to
/// reports", "hoax".
enum HearsayWords {
    private static let phrases = [
        "reportedly", "allegedly", "according to reports", "according to media", "media reports",
        "has emerged",
        "it is claimed", "it was reported", "reports suggest", "reports claim", "reports say",
        "it has been claimed",
        "hoax", "hoaxes", "debunked", "fake news", "fake story", "satirical", "originally reported",
        "angeblich", "berichten zufolge", "al parecer", "selon les médias", "по сообщениям",
    ].map { Array($0.utf8) }

    /// How often one stands in a text. Linear.
    static func count(in text: Span<UInt8>) -> Int {
        var count = 0
        var wasLetter = false
        for position in text.indices {
            let isLetter = (text[position] | 0x20) &- UInt8(ascii: "a") < 26 || text[position] >= 0x80
            if isLetter, !wasLetter, phrases.contains(where: { matches($0, text, position) }) { count += 1 }
            wasLetter = isLetter
        }
        return count
    }

    private static func matches(_ phrase: [UInt8], _ text: Span<UInt8>, _ position: Int) -> Bool {
        guard position + phrase.count <= text.count else { return false }
        for offset in phrase.indices {
            let byte = text[position + offset]
            guard (byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte) == phrase[offset] else {
                return false
            }
        }
        return true
    }
}
