import ArticleText

/// An input format.
///
/// To add a format, write a conforming type in a file of its own and add it to
/// ``Formats/all``. One thread splits files into stretches of records, in order; many
/// threads parse the stretches.
protocol ArticleFormat: Sendable {
    /// Its name, such as "plain text".
    var name: String { get }
    /// What the names of its files end in, without the dot and in small letters,
    /// the usual one first.
    var endings: [String] { get }
    /// What its records are counted in.
    var unit: RecordUnit { get }

    /// Whether a file whose name does not say is of this form.
    ///
    /// - Parameter head: how the file begins, without marks of UTF-8 and white
    ///   space.
    func claims(_ head: ArraySlice<UInt8>) -> Bool

    /// Begins with a file.
    ///
    /// - Throws: if it is plainly something else.
    func open(_ file: OpenFile) throws(ReadFailure) -> any Cutter

    /// What parses stretches of it; each thread has its own.
    func makeReader(options: ReadingOptions) -> any RecordReader
}

extension ArticleFormat {
    func claims(_ head: ArraySlice<UInt8>) -> Bool { false }
}

/// The forms that are read.
enum Formats {
    static let all: [any ArticleFormat] = [PlainText(), JSONFile(), JSONLines()]

    /// The form of a file whose name does not say: plain text where none claims
    /// it.
    static func format(of head: ArraySlice<UInt8>) -> any ArticleFormat {
        let content = (head.starts(with: UTF8Text.mark) ? head.dropFirst(3) : head).drop { $0.isSpace }
        return all.first { $0.claims(content) } ?? all[0]
    }
}

/// A file to be cut, unpacked.
struct OpenFile {
    let stream: ByteStream
    let label: FileLabel
    let options: ReadingOptions
}

/// Cuts one file into stretches of records, the pieces of blocks.
protocol Cutter: AnyObject {
    var label: FileLabel { get }

    /// Takes the next stretch of the file.
    ///
    /// - Throws: when the file cannot be read on. What was complete before
    ///   is in the block.
    func cut(into block: inout Block) throws(ReadFailure) -> CutProgress
}

/// What to do after a stretch.
enum CutProgress {
    case more
    case finished
    /// Cut this file, which lies within the other, before going on.
    case nested(any Cutter)
}

/// Parses stretches of records of one format. It may keep what is worth keeping
/// from one to the next.
protocol RecordReader: AnyObject {
    /// Adds the articles of a stretch to what was read, and what of it cannot be
    /// read. Behind the stretch stand ``Block/padding`` more bytes.
    func read(_ stretch: Block.Stretch, of label: FileLabel, in bytes: [UInt8], into draft: inout ReadDraft)
}

/// What the name of a file says of how it is to be read.
enum FileForm {
    case articles(any ArticleFormat)
    /// Files in a file.
    case archive

    /// Nil where the name says nothing.
    ///
    /// In folders and archives only files whose names say something are read:
    /// a README.md beside the articles is no article.
    /// Neither are the verdicts that wirecopy files beside what it has judged.
    init?(name: some StringProtocol) {
        guard !Self.isVerdict(name), let form = Self.forms[Self.ending(of: name)] else { return nil }
        self = form
    }

    /// Whether this is the name of a verdict that wirecopy wrote.
    static func isVerdict(_ name: some StringProtocol) -> Bool { name.hasSuffix(".verdict.json") }

    /// What a name ends in, in small letters and without the dot and the
    /// ending of a compression; empty where it ends in nothing.
    static func ending(of name: some StringProtocol) -> String {
        guard let entry = name.split(separator: "/", omittingEmptySubsequences: false).last else { return "" }
        var parts = entry.split(separator: ".", omittingEmptySubsequences: false)[...]
        if parts.count > 1, Compression.endings.contains(parts.last!.lowercased()) { parts.removeLast() }
        return parts.count > 1 ? parts.last!.lowercased() : ""
    }

    private static let forms: [String: FileForm] = {
        var forms: [String: FileForm] = [:]
        for format in Formats.all { for ending in format.endings { forms[ending] = .articles(format) } }
        for ending in ArchiveForm.endings { forms[ending] = .archive }
        return forms
    }()
}

/// The file names and formats that are read, for help and messages.
public enum ReadableFiles {
    /// `plain text (.txt, .text), JSON (.json) and JSON Lines (.jsonl, .ndjson)`
    public static var formats: String {
        let formats = Formats.all.map { format in
            "\(format.name) (\(format.endings.map { "." + $0 }.joined(separator: ", ")))"
        }
        return formats.dropLast().joined(separator: ", ") + " and " + formats.last!
    }

    /// The usual endings of files of articles: `.txt`.
    public static let endings = Formats.all.map { "." + $0.endings[0] }
    /// The endings of compressed files: `.gz`.
    public static let compressed = Compression.endings.map { "." + $0 }
    /// The usual endings of archives: `.zip`.
    public static let archives = ArchiveForm.allCases.map { "." + $0.rawValue }

    /// Whether a file with this name in a folder is read.
    public static func includes(name: String) -> Bool { FileForm(name: name) != nil }
}
