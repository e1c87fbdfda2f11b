import ArticleReading
import ArticleText
import ReuseDetection
import Synchronization

/// The articles of the paths on the command line, as the detector wants them.
final class Dump: ArticleSource {
    private let reader: ArticleReader
    private let skippedBatches = Mutex<[Int: [Skipped]]>([:])
    let progress: Progress

    init(paths: [String], options: ReadingOptions) {
        let reader = ArticleReader(paths: paths, options: options)
        self.reader = reader
        progress = Progress(total: reader.totalBytes)
    }

    /// What could not be read so far, in the order of the input.
    var skipped: [SkippedInput] {
        skippedBatches.withLock { batches in
            batches.sorted { $0.key < $1.key }.flatMap(\.value).map(SkippedInput.init)
        }
    }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        var parser = reader.makeParser()
        while let batch = reader.next(using: &parser) {
            if !batch.skipped.isEmpty {
                skippedBatches.withLock { $0[batch.sequence] = batch.skipped }
            }
            progress.advance(articles: batch.articles.count, bytes: batch.bytesRead)
            body(batch.articles)
        }
    }
}
