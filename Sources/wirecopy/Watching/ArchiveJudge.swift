import ArticleArchive
import InboxWatching

/// Judges files by an archive, which keeps them.
final class ArchiveJudge: ArrivalJudging {
    private let archive: Archive
    /// What verdicts are made of, until the next files are judged.
    private var outcomes: [Outcome] = []

    init(_ archive: Archive) { self.archive = archive }

    func judge(_ files: [ArrivedFile], isStopping: () -> Bool) throws -> [Judgement] {
        outcomes = try archive.ingest(
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

    func verdict(of judgement: Judgement, isBrief: Bool) throws -> [UInt8] {
        let digest = judgement.digest.bytes
        let known = outcomes.first {
            $0.digest == digest && $0.name.utf8.elementsEqual(judgement.name.utf8)
        }
        guard let outcome = try known ?? archive.outcome(name: judgement.name, digest: digest) else {
            return []
        }
        return judgement.wasFiled
            ? VerdictReport(again: outcome).bytes().report : VerdictReport(outcome).bytes().report
    }

    func unfiled() throws -> [Judgement] {
        outcomes = try archive.unfiled()
        return outcomes.map { Judgement($0) }
    }

    func check() throws {}

    func recordFiled(_ filed: [(judgement: Judgement, path: String)]) throws {
        try archive.recordFiled(filed.map { ($0.judgement.name, $0.judgement.digest.bytes, $0.path) })
    }
}

extension VerdictReport {
    init(_ outcome: Outcome) {
        self.init(outcome: outcome, status: outcome.status, duplicateOf: outcome.duplicateOf)
    }

    /// Of a file that was judged and filed, and is sent again.
    init(again outcome: Outcome) {
        let failed = outcome.status == .failed
        self.init(
            outcome: outcome, status: failed ? .failed : .duplicate,
            duplicateOf: failed ? nil : outcome.duplicateOf ?? outcome.name)
    }
}

extension Judgement {
    init(_ outcome: Outcome) { self.init(VerdictReport(outcome), wasFiled: false) }

    init(again outcome: Outcome) { self.init(VerdictReport(again: outcome), wasFiled: true) }

    private init(_ report: VerdictReport, wasFiled: Bool) {
        let outcome = report.outcome
        let verdict = report.bytes()
        self.init(
            name: outcome.name, digest: ContentDigest(bytes: outcome.digest),
            destination: .init(report.status), verdictHead: Array(verdict.report[..<verdict.head]),
            summary: OutcomeWords(
                outcome: outcome, status: report.status, duplicateOf: report.duplicateOf
            ).summary,
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
