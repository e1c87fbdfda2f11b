import ArticleArchive
import InboxWatching
import Reports
import ReuseDetection
import Synchronization

/// Judges files against an archive, and stores them in it.
final class ArchiveJudge: ArrivalJudging, Sendable {
    private let archive: Archive
    /// The damage ``checkStructure()`` found; nil if none.
    private let fault = Mutex<ArchiveError?>(nil)

    init(_ archive: Archive) { self.archive = archive }

    /// Checks the archive for damage; a damaged one is not written to any more.
    /// Can be called from any thread.
    ///
    /// - Complexity: reads the whole database.
    func checkStructure() {
        do throws(ArchiveError) {
            try archive.checkStructure()
        } catch {
            if error.kind == .damaged { fault.withLock { $0 = error } }
        }
    }

    func check() throws {
        if let fault = fault.withLock({ $0 }) { throw fault }
        try archive.checkPlace()
    }

    func judge(_ files: [ArrivedFile], isStopping: () -> Bool) throws -> [Judgement] {
        let arrivals = files.map { file in
            Arrival(
                name: file.name, digest: file.digest.bytes, size: file.size, receivedAt: file.receivedAt,
                articles: file.articles, failure: file.failure)
        }
        let receipts: [Receipt]
        do throws(ArchiveError) {
            receipts = try archive.receive(
                arrivals, begin: { files[$0].begin() }, isStopping: isStopping)
        } catch {
            if error.kind == .stopped { throw CancellationError() }
            throw error
        }
        return try receipts.map(judgement)
    }

    func unfiled() throws -> [Judgement] { try archive.unfiled().map { try judgement($0) } }

    func recordFiled(_ filed: [(judgement: Judgement, path: String)]) throws {
        try archive.recordFiled(filed.map { ($0.judgement.name, $0.judgement.digest.bytes, $0.path) })
    }

    func verdict(of judgement: Judgement, isBrief: Bool) throws -> [UInt8] {
        guard let receipt = try archive.receipt(name: judgement.name, digest: judgement.digest.bytes) else {
            throw InboxFailure("it is no longer in the archive")
        }
        var report = VerdictReport(receipt, as: judgement.destination.status)
        if judgement.destination != .failed {
            try archive.forEachJudgedArticle(of: receipt, withEvidence: !isBrief) { report.add($0) }
        }
        return report.finish()
    }

    private func judgement(_ receipt: Receipt) throws(ArchiveError) -> Judgement {
        let destination = receipt.destination
        var summary = ReceiptSummary(receipt, as: destination.status)
        if destination == .flagged {
            try archive.forEachJudgedArticle(
                of: receipt, withEvidence: false, limit: ReceiptSummary.maxArticles
            ) {
                summary.add($0)
                return true
            }
        }
        return Judgement(
            name: receipt.name, digest: ContentDigest(bytes: receipt.digest), destination: destination,
            verdictHead: VerdictReport.head(receipt, as: destination.status), summary: summary.text,
            failure: receipt.failure, wasFiled: receipt.wasKnown && receipt.isFiled)
    }
}

extension Receipt {
    /// The folder for the file. A file that was already judged and filed and arrives
    /// again is a duplicate.
    fileprivate var destination: Destination {
        let isAgain = wasKnown && isFiled
        switch status {
        case .failed: return .failed
        case .duplicate: return .duplicate
        case .clean: return isAgain ? .duplicate : .done
        case .flagged: return isAgain ? .duplicate : .flagged
        }
    }
}

extension Destination {
    /// The status of files in this folder.
    fileprivate var status: Receipt.Status {
        switch self {
        case .done: .clean
        case .flagged: .flagged
        case .duplicate: .duplicate
        case .failed: .failed
        }
    }
}
