/// Near-duplicates as one, as `NearDuplicateGroups` has them of a dump, but
/// joined one by one and taken apart again.
struct LiveGroups: Sendable {
    private var firsts: [Document: Document] = [:]
    /// The members of each group of several, by its first.
    private var members: [Document: [Document]] = [:]

    /// The first of the group a text is in: itself, mostly.
    func first(of text: Document) -> Document { firsts[text] ?? text }

    /// Makes one group of two.
    ///
    /// - Parameter precedes: the order that says which text of a group is its
    ///   first.
    mutating func join(
        _ one: Document, _ other: Document, precedes: (Document, Document) -> Bool
    ) {
        let (one, other) = (first(of: one), first(of: other))
        guard one != other else { return }
        let (kept, dissolved) = precedes(one, other) ? (one, other) : (other, one)
        var joined = members.removeValue(forKey: kept) ?? [kept]
        let added = members.removeValue(forKey: dissolved) ?? [dissolved]
        joined += added
        for text in added { firsts[text] = kept }
        members[kept] = joined
    }

    /// Takes the group of a text apart; who was in it.
    mutating func dissolve(groupOf text: Document) -> [Document] {
        let first = first(of: text)
        let dissolved = members.removeValue(forKey: first) ?? [first]
        for text in dissolved { firsts[text] = nil }
        return dissolved
    }
}
