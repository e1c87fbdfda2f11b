import ArticleReading
import ArticleText
import Reports
import ReuseDetection

/// Warnings on stderr about input that was skipped or changed. Of many warnings of one
/// kind only the first are written.
enum Warnings {
    private static let maxShown = 100
    private static let maxEndings = 8

    static func name(_ skipped: [Skipped]) {
        for input in skipped.prefix(maxShown) { Message.warning(input.message) }
        if skipped.count > maxShown {
            Message.warning(
                "and \(Numbers.count(skipped.count - maxShown, "input")) more; see \"skipped\" in the JSON report"
            )
        }
    }

    /// Warns of repeated articles and of ids that more than one article had.
    static func nameRepetitions(in corpus: Corpus) {
        if corpus.repeated > 0 {
            let repeats =
                corpus.repeated == 1
                ? "repeats the id and text of an earlier one and is"
                : "repeat the id and text of an earlier one and are"
            Message.warning("\(Numbers.count(corpus.repeated, "article")) \(repeats) not counted again")
        }
        let duplicates = corpus.duplicateIDs
        for duplicate in duplicates.prefix(maxShown) {
            let unit = RecordUnit(path: duplicate.origin.path)
            let place = duplicate.origin.record.map { " \(unit.rawValue) \($0)" } ?? ""
            Message.warning(
                "'\(duplicate.origin.path)'\(place): another article has the id '\(duplicate.id)'; "
                    + "this one is renamed to '\(duplicate.renamedTo)'")
        }
        if duplicates.count > maxShown {
            Message.warning(
                "and \(Numbers.count(duplicates.count - maxShown, "article")) more with an id of another")
        }
    }

    /// Warns of files that may hold articles in a format that is not supported.
    static func name(_ passedOver: PassedOver) {
        guard passedOver.total > 0 else { return }
        let endings = passedOver.endings.prefix(maxEndings).map { ending in
            "\(ending.isEmpty ? "others" : ending) (\(Numbers.grouped(passedOver.counts[ending] ?? 0)))"
        }
        let more = passedOver.endings.count > maxEndings ? ", …" : ""
        Message.warning(
            "skipped \(Numbers.count(passedOver.total, "file")) not named like text or JSON: "
                + endings.joined(separator: ", ") + more)
    }

    /// Says that the paths hold no articles.
    static func noArticles(in paths: [String]) {
        Message.error(
            "no articles in \(paths.map { "'\($0)'" }.joined(separator: ", ")); in folders, only "
                + "\(ReadableFiles.endings.joined(separator: ", ")) files, compressed or not, and archives are read"
        )
    }
}
