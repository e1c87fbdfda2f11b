import ArticleArchive
import ArticleReading
import ArticleText

/// The articles of a corpus as files that arrive one by one.
struct CorpusFeed: ~Copyable {
    private let reader: ArticleReader
    private var parser: RecordParser
    private var batch = ArticleBatch()
    private var place = 0
    private var number = 0

    init(_ path: String) {
        reader = ArticleReader(paths: [path])
        parser = reader.makeParser()
    }

    /// The next article; nil at the end.
    mutating func next() -> Arrival? {
        while place == batch.count {
            guard let read = reader.next(using: &parser) else { return nil }
            (batch, place) = (read.articles, 0)
        }
        defer { place += 1 }
        number += 1
        let article = batch[place]
        return Arrival(
            name: article.id, digest: Array("\(number)".utf8), size: article.text.count,
            receivedAt: 1_700_000_000 + Double(number), path: article.origin.path, articles: [article])
    }

    mutating func skip(_ count: Int) {
        for _ in 0..<count { _ = next() }
    }
}
