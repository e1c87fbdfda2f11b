import ArticleText
import GRDB
import ReuseDetection

/// Articles read during one transaction, kept while they are asked for again
/// and again.
final class ArticleCache {
    let db: Database
    private let table: ArticleTable
    private var kept: [ArticleNumber: Article] = [:]
    private static let most = 256

    init(_ db: Database) {
        self.db = db
        table = ArticleTable(db: db)
    }

    func keep(_ article: Article, as number: ArticleNumber) {
        if kept.count >= Self.most { kept.removeAll(keepingCapacity: true) }
        kept[number] = article
    }

    func article(_ number: ArticleNumber) throws -> Article {
        if let article = kept[number] { return article }
        guard let article = try table.article(number) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "article \(number) is missing")
        }
        keep(article, as: number)
        return article
    }

    func keys(_ number: ArticleNumber) throws -> ArticleKeys {
        guard let keys = try FingerprintTable(db: db).keys(number) else {
            throw DatabaseError(
                resultCode: .SQLITE_CORRUPT, message: "the keys of article \(number) are missing")
        }
        return keys
    }
}
