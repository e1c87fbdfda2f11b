/// One thing that spoke for or against reuse.
public struct Reason: Sendable, Hashable {
    /// What was looked at, in a few words: "sentences aligned".
    public let name: String
    /// What was found, as measured.
    public let value: Double
    /// How much it moved the log-odds of reuse: for if above 0.
    public let weight: Double
}
