public import ArticleText
public import ReuseDetection
import GRDB
import Sketching

extension Archive {
    /// The sources of articles among those of the archive, which is only read: the
    /// articles are not added. It may be written to meanwhile.
    ///
    /// - Complexity: of each checked article, O(log *n*) for each of its keys and
    ///   words in *n* archived texts, and the texts that have them; and what came
    ///   since the last segment is read once.
    ///
    /// - Parameter checker: one with the archive's options.
    /// - Returns: what was found, and the ids of articles that could not be compared
    ///   because their texts are damaged.
    public func sources(
        of checked: some ArticleSource, by checker: Checker
    ) throws(ArchiveError) -> (check: Check, damaged: [String]) {
        try database.read { db in
            var damaged: [String] = []
            let stored = try StoredSegments(db, folder: folder, options: options.detection)
            let rest = try stored.rest(db, options: options.detection)
            let index = SourceIndex(
                segments: stored.segments + (rest.count > 0 ? [rest] : []), removed: stored.removed,
                firsts: try PairTable(db: db).firstsOfNearDuplicates(), options: checker.options)
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0
            let check = try checker.check(checked, in: index, searched: count) { documents in
                try self.articles(having: documents, db, &damaged)
            }
            return (check, damaged)
        }
    }

    /// The articles that have some texts.
    private func articles(
        having texts: [TextNumber], _ db: Database, _ damaged: inout [String]
    ) throws -> FoundArticles {
        let table = ArticleTable(db: db)
        let fingerprints = FingerprintTable(db: db)
        var batch = ArticleBatch()
        var ids: [TextNumber: [String]] = [:]
        for text in texts {
            for number in try fingerprints.articles(having: text, most: Detection.identicalPairsLimit) {
                guard let article = try table.stored(number) else { continue }
                do {
                    try article.append(to: &batch)
                    ids[text, default: []].append(article.id)
                } catch {
                    damaged.append(article.id)
                }
            }
        }
        return FoundArticles(batch, ids: ids)
    }
}
