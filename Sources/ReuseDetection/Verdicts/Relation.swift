/// What two articles are to each other.
public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// The same words in the same order.
    case identical
    /// A near-duplicate: a syndicated copy with house edits, cuts, an update.
    case copy
    /// Restated sentence by sentence in other words or another order.
    case rewrite
    /// An excerpt, block or background passage reused.
    case partial
    /// Only quotations, documents or tweets are shared.
    case quotes
    /// Formulaic look-alikes about different events.
    case template
    /// Only site boilerplate is shared.
    case furniture
    /// The same story, independently written.
    case related
    case unrelated

    /// Whether one carries the other's text.
    public var isReuse: Bool {
        switch self {
        case .identical, .copy, .rewrite, .partial: true
        case .quotes, .template, .furniture, .related, .unrelated: false
        }
    }
}
