public import ArticleText
public import ReuseDetection
import Synchronization

/// Some articles as the detector and the checker take them.
public final class ArticleSelection: ArticleSource {
    private let batches: [ArticleBatch]
    private let next = Atomic(0)

    private static let batchSize = 512

    /// - Parameter hidden: fields that are kept from whoever reads.
    public init(_ articles: [Article], hiding hidden: Set<Article.Field> = []) {
        var batches: [ArticleBatch] = []
        for (place, article) in articles.enumerated() {
            if place % Self.batchSize == 0 { batches.append(ArticleBatch()) }
            for field in Article.Field.allCases where !hidden.contains(field) {
                batches[batches.count - 1].set(field, to: article.utf8(field).span)
            }
            let origin = article.origin
            batches[batches.count - 1].finish(path: origin.path, record: origin.record)
        }
        self.batches = batches
    }

    /// All of them, in the order given.
    public var articles: [Article] { batches.flatMap { batch in batch.indices.map { batch[$0] } } }

    public func forEachBatch(_ body: (ArticleBatch) -> Void) {
        while true {
            let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard place < batches.count else { return }
            body(batches[place])
        }
    }
}
