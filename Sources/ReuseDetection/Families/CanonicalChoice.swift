import ArticleText

/// Chooses the likely original of a family.
enum CanonicalChoice {
    /// The earliest published among those that say when; else the one with the
    /// most words; else the first by id.
    static func among(
        _ members: [Document], time: (Document) -> PublicationTime?, words: (Document) -> UInt32
    ) -> Document {
        let dated = members.compactMap { document in
            time(document).map { (time: $0, document: document) }
        }
        if let earliest = dated.map(\.time).min() {
            let first = dated.filter { $0.time == earliest }.map(\.document)
            return longest(first, words: words)
        }
        return longest(members, words: words)
    }

    private static func longest(_ documents: [Document], words: (Document) -> UInt32) -> Document {
        documents.min { (words($1), $0) < (words($0), $1) }!
    }
}
