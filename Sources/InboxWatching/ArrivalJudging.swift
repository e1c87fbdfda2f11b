public import ArticleText
import Platform

/// What was found of a file, and where it goes.
public struct Judgement: Sendable {
    /// The identity of the file: its path relative to the inbox, and its
    /// content.
    public var name: String
    public var digest: ContentDigest
    public var destination: Destination
    /// The first bytes of its verdict file, which tell it from any other's.
    public var verdictHead: [UInt8]
    /// One clause for the log.
    public var summary: String
    /// Why the file, or a part of it, could not be read.
    public var failure: String?
    /// Whether the same file had been judged and filed before.
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

/// Judges files and remembers for good what became of them.
public protocol ArrivalJudging: AnyObject {
    /// Judges files and records that they came.
    ///
    /// When it returns, all of them are durable; when it throws, none is. Who
    /// asks again about the same name with the same content is told what was
    /// recorded.
    ///
    /// - Parameter isStopping: is asked between articles and within long work;
    ///   when it says true, nothing is recorded and `CancellationError` is thrown.
    /// - Returns: one judgement a file, in their order.
    func judge(_ files: [ArrivedFile], isStopping: () -> Bool) throws -> [Judgement]

    /// The bytes of a file's verdict, made when it is written: one at a time is
    /// in memory. The same judgement always has the same bytes.
    ///
    /// - Parameter isBrief: leaves out what takes work (evidence): for one that
    ///   ended the program when it was made.
    func verdict(of judgement: Judgement, isBrief: Bool) throws -> [UInt8]

    /// What is recorded but was not filed, because the daemon ended between.
    func unfiled() throws -> [Judgement]

    /// Records durably where files and their verdicts are now; an empty path is
    /// for a file that changed or went away before it was filed.
    func recordFiled(_ filed: [(judgement: Judgement, path: String)]) throws

    /// Whether what is recorded is still where it was opened: throws if it was
    /// deleted or replaced.
    func check() throws
}

/// A file of the inbox that was read.
public struct ArrivedFile: Sendable {
    /// Its path relative to the inbox.
    public var name: String
    /// Of its bytes, the very ones the articles were read from.
    public var digest: ContentDigest
    /// In bytes.
    public var size: Int
    /// Seconds since 1970.
    public var receivedAt: Double
    /// None of a file that is not to be looked into, as it ended the program
    /// when it was: then ``failure`` says so.
    public var articles: [Article]
    /// Why it, or a part of it, could not be read.
    public var failure: String?
    /// Of the file it was read from.
    var stamp: FileStamp
    /// To be called when the judging of this file begins, by who judges one
    /// file after the other: what ends the program from then on is not the fault of
    /// the files before it. Nothing breaks if it is not called.
    public var begin: @Sendable () -> Void = {}
}

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
