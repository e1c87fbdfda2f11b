public import ArticleText
import Platform

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
