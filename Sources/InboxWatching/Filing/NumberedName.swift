import ArticleReading

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
