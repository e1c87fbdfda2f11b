/// The folders of an inbox that files are put into once they are judged.
public enum Destination: String, Sendable, Hashable, CaseIterable {
    /// Nothing was found.
    case done
    /// An article of it reuses another, or is reused.
    case flagged
    /// Byte for byte a file that came before.
    case duplicate
    /// No article could be read of it.
    case failed
}
