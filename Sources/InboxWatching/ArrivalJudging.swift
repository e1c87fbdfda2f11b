public import ArticleText
import Platform

/// The result for one file: its summary, and the folder it goes to.
public struct Judgement: Sendable {
    /// The path of the file relative to the inbox. Name and ``digest`` together
    /// identify the file.
    public var name: String
    public var digest: ContentDigest
    public var destination: Destination
    /// The first bytes of its verdict file. They differ from those of any other file.
    public var verdictHead: [UInt8]
    /// One clause for the log.
    public var summary: String
    /// Why the file, or a part of it, could not be read; nil if all was read.
    public var failure: String?
    /// Whether the same file was already judged and filed before.
    public var wasFiled: Bool

    public init(
        name: String, digest: ContentDigest, destination: Destination, verdictHead: [UInt8], summary: String,
        failure: String? = nil, wasFiled: Bool = false
    ) {
        self.name = name
        self.digest = digest
        self.destination = destination
        self.verdictHead = verdictHead
        self.summary = summary
        self.failure = failure
        self.wasFiled = wasFiled
    }
}

/// Judges files and stores the results durably.
public protocol ArrivalJudging: AnyObject {
    /// Judges files and records that they arrived, all or none of them durably.
    ///
    /// For a name and content that is already recorded, the recorded result is
    /// returned.
    ///
    /// - Parameter isStopping: polled between articles and during long work. When it
    ///   returns true, nothing is recorded.
    /// - Returns: one result per file, in the same order.
    /// - Throws: `CancellationError` if `isStopping` returned true; otherwise any error
    ///   that kept the files from being recorded.
    func judge(_ files: [ArrivedFile], isStopping: () -> Bool) throws -> [Judgement]

    /// The content of a file's verdict file. The same for every call with the same
    /// argument.
    ///
    /// - Parameter isBrief: whether to leave out the evidence, which is expensive: for a
    ///   file whose verdict crashed the program.
    func verdict(of judgement: Judgement, isBrief: Bool) throws -> [UInt8]

    /// The files that are recorded but not yet filed, as after a crash.
    func unfiled() throws -> [Judgement]

    /// Records durably where files were moved to. The path is empty for a file that
    /// changed or disappeared before it was filed.
    func recordFiled(_ filed: [(judgement: Judgement, path: String)]) throws

    /// Checks that the storage is still usable.
    ///
    /// - Throws: if the storage was deleted, replaced or damaged.
    func check() throws
}

/// A file of the inbox after reading.
public struct ArrivedFile: Sendable {
    /// Its path relative to the inbox.
    public var name: String
    /// The digest of exactly the bytes the articles were parsed from.
    public var digest: ContentDigest
    /// In bytes.
    public var size: Int
    /// Seconds since 1970.
    public var receivedAt: Double
    /// Empty for a file that crashed the program before and is not parsed again; then
    /// ``failure`` gives the reason.
    public var articles: [Article]
    /// Why it, or a part of it, could not be read; nil if all was read.
    public var failure: String?
    /// The stamp of the file when it was read.
    var stamp: FileStamp
    /// Should be called when judging this file begins, if files are judged one after
    /// another: a later crash is then attributed to this file. Calling it is optional.
    public var begin: @Sendable () -> Void = {}
}

/// The folders of an inbox that judged files are moved to.
public enum Destination: String, Sendable, Hashable, CaseIterable {
    /// No reuse was found.
    case done
    /// One of its articles reuses another, or is reused.
    case flagged
    /// An earlier file has the same bytes.
    case duplicate
    /// No article could be read from it.
    case failed
}
