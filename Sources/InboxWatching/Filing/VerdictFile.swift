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
