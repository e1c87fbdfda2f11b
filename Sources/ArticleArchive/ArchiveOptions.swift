public import ReuseDetection

/// How an archive judges, and what it keeps.
public struct ArchiveOptions: Sendable, Hashable {
    /// What counts as reuse. All articles of an archive are judged alike: with
    /// other options it has to be rebuilt.
    public var detection = DetectionOptions()
    /// Seconds after its arrival that an article is kept; nil is for ever.
    public var keep: Double?
    /// An article is compared with those published, or else received, at most
    /// so many seconds before or after it; nil is with all. Articles with the
    /// same words are always found.
    public var window: Double?

    public init() {}
}
