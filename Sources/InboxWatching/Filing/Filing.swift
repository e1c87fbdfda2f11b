import ArticleReading
import Platform

/// One file on its way to where it belongs.
struct Filing {
    let judgement: Judgement
    /// Of the file when it was last compared with what was judged; nil where the
    /// file does not matter any more.
    var stamp: FileStamp?
    fileprivate(set) var result = Result.underway
    var place: FilingPlace
    /// Whether it failed as its content cannot be told at the moment.
    var isUnreadable = false
    /// Whether its verdict stands under its name.
    var hasVerdict = false
    /// 1, or more where somebody put folders of the names that come before.
    var draftNumber = 1

    enum Result: Equatable {
        case underway
        /// It is at this path.
        case filed(String)
        /// The file changed or vanished since it was read.
        case superseded
        /// The program is to end: the next run goes on with it.
        case putOff
        case failed(InboxFailure)
    }

    init(_ judgement: Judgement, stamp: FileStamp?, place: FilingPlace) {
        self.judgement = judgement
        self.stamp = stamp
        self.place = place
    }

    /// Where its verdict is written before it gets its name. The same after a
    /// restart, so nothing is left behind.
    var draft: String {
        let identity = Array(judgement.name.utf8) + [0] + judgement.digest.bytes
        let number = draftNumber > 1 ? ".\(draftNumber)" : ""
        return "\(place.folder)/.wirecopy-\(ContentDigest(of: identity).text.prefix(24))\(number).tmp"
    }
}

extension [Filing] {
    /// Does one step for every file that is still under way. The failure of one
    /// is no other's.
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

    /// Whether nothing is left to do for it.
    var isEnded: Bool {
        switch result {
        case .filed, .superseded: true
        case .underway, .putOff, .failed: false
        }
    }

    /// Where it is; empty if it is nowhere.
    var path: String {
        if case .filed(let path) = result { path } else { "" }
    }
}

/// Where one file and its verdict go.
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

/// A name for a file in a folder where it may be taken: `story.txt`,
/// `story.2.txt`, `story.3.txt` …
enum NumberedName {
    /// The name of the number `number`, counted from 1. Its ending stays, as it
    /// says what kind of file it is.
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

/// The file beside a filed one that says what was found of it.
enum VerdictFile {
    static let ending = ".verdict.json"

    /// Its name: `story.txt.verdict.json`; for a name too long for that, as
    /// much of it as fits and a part of its digest.
    static func entry(for entry: Substring) -> String {
        if entry.utf8.count + ending.utf8.count <= LongName.limit { return entry + ending }
        let mark = "~" + ContentDigest(of: Array(entry.utf8)).text.prefix(8)
        return LongName.cut(entry, to: LongName.limit - mark.utf8.count - ending.utf8.count) + mark + ending
    }
}

/// What the file system takes as one name.
enum LongName {
    static let limit = 255

    /// As much of a name as takes so many bytes.
    static func cut(_ name: Substring, to count: Int) -> String {
        var kept = name.unicodeScalars
        var size = name.utf8.count
        while size > count { size -= UTF8.width(kept.removeLast()) }
        return String(kept)
    }
}
