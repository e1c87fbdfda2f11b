import ArticleReading
import Platform

/// The progress of filing one file.
struct Filing {
    let judgement: Judgement
    /// The stamp of the file when its content was last compared; nil if the file does not
    /// have to be moved.
    var stamp: FileStamp?
    fileprivate(set) var result = Result.underway
    var place: FilingPlace
    /// Whether it failed because its content cannot be read at the moment.
    var isUnreadable = false
    /// Whether its verdict has its final name.
    var hasVerdict = false
    /// More than 1 if folders have the draft names before.
    var draftNumber = 1

    enum Result: Equatable {
        case underway
        /// Filed, at this path.
        case filed(String)
        /// The file changed or disappeared after it was read.
        case superseded
        /// The program is stopping: the next run files it.
        case putOff
        case failed(InboxFailure)
    }

    init(_ judgement: Judgement, stamp: FileStamp?, place: FilingPlace) {
        self.judgement = judgement
        self.stamp = stamp
        self.place = place
    }

    /// The hidden path of its verdict before it gets its final name. The same after a
    /// restart, so no draft is left behind.
    var draft: String {
        let identity = Array(judgement.name.utf8) + [0] + judgement.digest.bytes
        let number = draftNumber > 1 ? ".\(draftNumber)" : ""
        return "\(place.folder)/.wirecopy-\(ContentDigest(of: identity).text.prefix(24))\(number).tmp"
    }
}

extension [Filing] {
    /// Runs one step for every file that is still under way. A failure affects only its
    /// own file.
    mutating func step(_ body: (inout Filing) throws(InboxFailure) -> Void) {
        for index in indices where self[index].result == .underway {
            do throws(InboxFailure) {
                try body(&self[index])
            } catch {
                self[index].result = .failed(error)
            }
        }
    }
}

extension Filing {
    mutating func end(_ result: Result) { self.result = result }

    /// Whether nothing is left to do.
    var isEnded: Bool {
        switch result {
        case .filed, .superseded: true
        case .underway, .putOff, .failed: false
        }
    }

    /// The path of the filed file; empty if it is not filed.
    var path: String {
        if case .filed(let path) = result { path } else { "" }
    }
}

/// The paths of a filed file and its verdict.
struct FilingPlace {
    /// The folder of both.
    let folder: String
    private let entry: Substring
    /// 1 for the file's own name.
    var number: Int

    init(folder: String, entry: Substring, number: Int = 1) {
        self.folder = folder
        self.entry = entry
        self.number = number
    }

    private var numbered: String { NumberedName.entry(entry, number: number) }

    /// The path of the file.
    var file: String { "\(folder)/\(numbered)" }

    /// The path of its verdict.
    var verdict: String { "\(folder)/\(VerdictFile.entry(for: numbered[...]))" }
}

/// Names for a file whose name may be taken: `story.txt`, `story.2.txt`, `story.3.txt`
/// …
enum NumberedName {
    /// The name with a number, counted from 1. The file name extension is kept.
    static func entry(_ entry: Substring, number: Int) -> String {
        guard number > 1 else { return String(entry) }
        let (stem, ending) = split(entry)
        let mark = ".\(number)" + ending
        return LongName.cut(stem, to: LongName.limit - mark.utf8.count) + mark
    }

    /// `dump.jsonl.gz` as `dump` and `.jsonl.gz`.
    private static func split(_ entry: Substring) -> (stem: Substring, ending: Substring) {
        let parts = entry.unicodeScalars
        guard let dot = parts.dropFirst().lastIndex(of: ".") else { return (entry, "") }
        var end = dot
        if ReadableFiles.compressed.contains(String(entry[dot...])),
            let inner = parts[..<dot].dropFirst().lastIndex(of: ".")
        {
            end = inner
        }
        return (entry[..<end], entry[end...])
    }
}

/// The verdict file beside a filed file.
enum VerdictFile {
    static let ending = ".verdict.json"

    /// Its name, such as `story.txt.verdict.json`. A name that would be too long is cut,
    /// and a part of its digest added.
    static func entry(for entry: Substring) -> String {
        if entry.utf8.count + ending.utf8.count <= LongName.limit { return entry + ending }
        let mark = "~" + ContentDigest(of: Array(entry.utf8)).text.prefix(8)
        return LongName.cut(entry, to: LongName.limit - mark.utf8.count - ending.utf8.count) + mark + ending
    }
}

/// The length limit of file names.
enum LongName {
    /// In bytes.
    static let limit = 255

    /// The longest prefix of whole characters that has at most `count` bytes.
    static func cut(_ name: Substring, to count: Int) -> String {
        var kept = name.unicodeScalars
        var size = name.utf8.count
        while size > count { size -= UTF8.width(kept.removeLast()) }
        return String(kept)
    }
}
