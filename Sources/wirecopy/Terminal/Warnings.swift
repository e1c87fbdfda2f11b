import ArticleReading
import ArticleText
import Reports
import ReuseDetection

/// What was left out or changed in the input, named on stderr: the first of
/// very many.
enum Warnings {
    private static let most = 100
    private static let mostEndings = 8

    static func name(_ skipped: [Skipped]) {
        for input in skipped.prefix(most) { Message.warning(input.message) }
        if skipped.count > most {
            Message.warning(
                "and \(Numbers.count(skipped.count - most, "input")) more; see \"skipped\" in the JSON report"
            )
        }
    }

    /// Articles whose ids were taken, and such as came again.
    static func nameRepetitions(in corpus: Corpus) {
        if corpus.repeated > 0 {
            let came =
                corpus.repeated == 1
                ? "came again with its id and words; it counts"
                : "came again with their ids and words; each counts"
            Message.warning("\(Numbers.count(corpus.repeated, "article")) \(came) once")
        }
        let duplicates = corpus.duplicateIDs
        for duplicate in duplicates.prefix(most) {
            let unit = RecordUnit(path: duplicate.origin.path)
            let place = duplicate.origin.record.map { " \(unit.rawValue) \($0)" } ?? ""
            Message.warning(
                "'\(duplicate.origin.path)'\(place): the id '\(duplicate.id)' is taken; "
                    + "this article goes by '\(duplicate.renamedTo)'")
        }
        if duplicates.count > most {
            Message.warning("and \(Numbers.count(duplicates.count - most, "id")) more that were taken")
        }
    }

    /// Files that may hold articles, but not in a form that is read.
    static func name(_ passedOver: PassedOver) {
        guard passedOver.total > 0 else { return }
        let endings = passedOver.endings.prefix(mostEndings).map { ending in
            "\(ending.isEmpty ? "others" : ending) (\(Numbers.grouped(passedOver.counts[ending] ?? 0)))"
        }
        let more = passedOver.endings.count > mostEndings ? ", …" : ""
        let are = passedOver.total == 1 ? "that is" : "that are"
        Message.warning(
            "passed over \(Numbers.count(passedOver.total, "file")) \(are) no text or JSON by name: "
                + endings.joined(separator: ", ") + more)
    }

    /// Why there is nothing to do.
    static func noArticles(in paths: [String]) {
        Message.error(
            "no articles in \(paths.map { "'\($0)'" }.joined(separator: ", ")); "
                + "in folders only \(ReadableFiles.endings.joined(separator: ", ")) and archives are read")
    }
}
