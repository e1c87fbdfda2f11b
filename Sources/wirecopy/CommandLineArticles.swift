import ArticleReading
import ArticleText

/// The articles of the paths on the command line, with progress on the terminal
/// while they are read.
struct CommandLineArticles: ArticleSource {
    private let reader: ArticleReader
    private let progress: Progress

    init(paths: [String], options: ReadingOptions) {
        let reader = ArticleReader(paths: paths, options: options)
        self.reader = reader
        progress = Progress(total: reader.totalBytes)
    }

    /// What could not be read so far.
    var skipped: [Skipped] { reader.skipped }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        reader.forEachRead { batch in
            progress.advance(articles: batch.articles.count, bytes: batch.bytesRead)
            body(batch.articles)
        }
    }

    /// Ends the reading: takes the progress off the terminal and says which
    /// files were not looked at.
    func finish() {
        progress.finish()
        Warnings.name(reader.passedOver)
    }
}
