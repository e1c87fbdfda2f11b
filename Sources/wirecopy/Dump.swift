import ArticleReading
import ArticleText
import ReuseDetection
import Synchronization

/// The articles of the paths on the command line, as the detector wants them.
final class Dump: ArticleSource {
    private let reader: ArticleReader
    private let skippedList = Mutex(SkippedList())
    let progress: Progress

    init(paths: [String], options: ReadingOptions) {
        let reader = ArticleReader(paths: paths, options: options)
        self.reader = reader
        progress = Progress(total: reader.totalBytes)
    }

    /// What could not be read so far: the same list in whatever order the files
    /// were named and however many threads read them.
    var skipped: [Skipped] { skippedList.withLock { $0.skipped } }

    /// Ends the reading: takes the progress off the terminal and says which
    /// files were not looked at.
    func finish() {
        progress.finish()
        Warnings.name(reader.passedOver)
    }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        var parser = reader.makeParser()
        while let batch = reader.next(using: &parser) {
            if !batch.skipped.isEmpty {
                skippedList.withLock { $0.add(batch.skipped) }
            }
            progress.advance(articles: batch.articles.count, bytes: batch.bytesRead)
            body(batch.articles)
        }
    }
}
