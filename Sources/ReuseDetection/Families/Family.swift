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
