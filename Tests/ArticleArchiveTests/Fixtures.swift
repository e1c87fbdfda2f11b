import ArticleArchive
import ArticleText
import Foundation
import ReuseDetection
import Synchronization

/// A temporary folder that goes away with its owner.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("wirecopy-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The archive in the folder.
    func archive(
        _ access: Archive.Access = .readWrite, _ options: ArchiveOptions = ArchiveOptions()
    ) throws -> Archive {
        try Archive(at: path + "/archive", access: access, options: options)
    }
}

/// An article as a reader gives it.
func article(_ text: String, id: String, title: String = "", publisher: String = "", published: String = "")
    -> Article
{
    var batch = ArticleBatch()
    batch.set(.id, to: id)
    batch.set(.title, to: title)
    batch.set(.publisher, to: publisher)
    batch.set(.published, to: published)
    batch.set(.text, to: text)
    batch.finish(path: id)
    return batch[0]
}

/// Some articles as a source.
final class Given: ArticleSource {
    private let articles: [Article]
    private let isTaken = Atomic(false)

    init(_ articles: [Article]) { self.articles = articles }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        if isTaken.exchange(true, ordering: .relaxed) { return }
        var batch = ArticleBatch()
        for article in articles {
            batch.set(.id, to: article.id)
            batch.set(.text, to: article.text.span)
            batch.finish(path: article.id)
        }
        body(batch)
    }
}

extension Arrival {
    /// A file that is one article.
    init(_ name: String, _ text: String, title: String = "", publisher: String = "", published: String = "") {
        self.init(
            name: name, digest: Array(text.utf8), size: text.utf8.count, receivedAt: 1_700_000_000,
            articles: [
                article(text, id: name, title: title, publisher: publisher, published: published)
            ])
    }
}

/// What became of an arrival, with all that was found of it.
struct Outcome: Equatable {
    let receipt: Receipt
    let articles: [JudgedArticle]

    var status: Receipt.Status { receipt.status }
    var digest: [UInt8] { receipt.digest }
    var wasKnown: Bool { receipt.wasKnown }
    var duplicateOf: String? { receipt.duplicateOf }
    var failure: String? { receipt.failure }
}

extension Archive {
    /// Receives files and says what was found of each.
    func ingest(_ arrivals: [Arrival]) throws -> [Outcome] { try receive(arrivals).map(outcome) }

    func outcome(name: String, digest: [UInt8]) throws -> Outcome? {
        try receipt(name: name, digest: digest).map(outcome)
    }

    private func outcome(of receipt: Receipt) throws -> Outcome {
        var articles: [JudgedArticle] = []
        try forEachJudgedArticle(of: receipt, withEvidence: true) {
            articles.append($0)
            return true
        }
        return Outcome(receipt: receipt, articles: articles)
    }
}

/// Texts of words nobody else has used.
struct Words: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }

    mutating func text(_ count: Int) -> [String] {
        (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return "w" + String(state >> 20, radix: 36)
        }
    }
}
