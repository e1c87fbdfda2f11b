import ArticleText

/// Articles that carry one story's text.
public struct Family: Sendable, Hashable {
    /// The likely original: published first, else the longest.
    public let canonical: Document
    /// All of them, the canonical one included, ascending; at least two.
    public let members: [Document]

    /// The id of the family: that of its first member, so that it stays while
    /// others join.
    public var first: Document { members[0] }
}

/// Chooses the likely original of a family.
enum CanonicalChoice {
    /// Among those that say when they were published and of which none is
    /// surely earlier, the one with the most words; where none says, among all.
    /// Of equals the first by id.
    static func among(
        _ members: [Document], time: (Document) -> PublicationTime?, words: (Document) -> UInt32
    ) -> Document {
        let dated = members.compactMap { document in
            time(document).map { (time: $0, document: document) }
        }
        guard !dated.isEmpty else { return longest(members, words: words) }
        var earliest = EarliestTimes()
        for (time, _) in dated { earliest.insert(time) }
        return longest(dated.filter { earliest.canInclude($0.time) }.map(\.document), words: words)
    }

    private static func longest(_ documents: [Document], words: (Document) -> UInt32) -> Document {
        documents.min { (words($1), $0) < (words($0), $1) }!
    }
}
