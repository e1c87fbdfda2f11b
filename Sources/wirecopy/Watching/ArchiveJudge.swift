import ArticleArchive
import InboxWatching

/// Judges files by an archive, which keeps them.
final class ArchiveJudge: ArrivalJudging {
    private let archive: Archive

    init(_ archive: Archive) { self.archive = archive }

    func judge(_ files: [ArrivedFile]) throws -> [Judgement] {
        let outcomes = try archive.ingest(
            files.map { file in
                Arrival(
                    name: file.name, digest: file.digest.bytes, size: file.size, receivedAt: file.receivedAt,
                    articles: file.articles, failure: file.failure)
            })
        return try outcomes.map { outcome in
            guard outcome.wasKnown, try archive.filed(name: outcome.name, digest: outcome.digest) != nil
            else { return Judgement(outcome) }
            return Judgement(again: outcome)
        }
    }

    func unfiled() throws -> [Judgement] { try archive.unfiled().map { Judgement($0) } }

    func recordFiled(_ filed: [(judgement: Judgement, path: String)]) throws {
        try archive.recordFiled(filed.map { ($0.judgement.name, $0.judgement.digest.bytes, $0.path) })
    }
}

extension Judgement {
    init(_ outcome: Outcome) {
        self.init(outcome, status: outcome.status, duplicateOf: outcome.duplicateOf, wasFiled: false)
    }

    /// Of a file that was judged and filed, and is sent again.
    init(again outcome: Outcome) {
        let failed = outcome.status == .failed
        self.init(
            outcome, status: failed ? .failed : .duplicate,
            duplicateOf: failed ? nil : outcome.duplicateOf ?? outcome.name, wasFiled: true)
    }

    private init(_ outcome: Outcome, status: Outcome.Status, duplicateOf: String?, wasFiled: Bool) {
        let verdict = VerdictReport(outcome: outcome, status: status, duplicateOf: duplicateOf).bytes()
        self.init(
            name: outcome.name, digest: ContentDigest(bytes: outcome.digest), destination: .init(status),
            verdict: verdict.report, verdictHead: verdict.head,
            summary: OutcomeWords(outcome: outcome, status: status, duplicateOf: duplicateOf).summary,
            failure: outcome.failure, wasFiled: wasFiled)
    }
}

extension Destination {
    init(_ status: Outcome.Status) {
        self =
            switch status {
            case .clean: .done
            case .flagged: .flagged
            case .duplicate: .duplicate
            case .failed: .failed
            }
    }
}
