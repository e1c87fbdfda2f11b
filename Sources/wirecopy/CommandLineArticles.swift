import ArticleReading
import ArticleText

/// The articles in the paths named on the command line. Shows progress on the
/// terminal while they are read.
struct CommandLineArticles: ArticleSource {
    private let reader: ArticleReader
    private let progress: Progress

    init(paths: [String], options: ReadingOptions) {
        let reader = ArticleReader(paths: paths, options: options)
        self.reader = reader
        progress = Progress(total: reader.totalBytes)
    }

    /// The input that could not be read so far.
    var skipped: [Skipped] { reader.skipped }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        reader.forEachRead { batch in
            progress.advance(articles: batch.articles.count, bytes: batch.bytesRead)
            body(batch.articles)
        }
    }

    /// Ends reading: clears the progress line and reports files of other formats.
    func finish() {
        progress.finish()
        Warnings.name(reader.passedOver)
    }
}
