import ArticleText

@testable import InboxWatching

/// Remembers in memory what an archive would on disk; outlives the intakes of a
/// test as an archive outlives processes.
final class MemoryJudge: ArrivalJudging {
    private struct Key: Hashable {
        var name: FileName
        var digest: ContentDigest
    }

    /// Names in the order they were judged for the first time.
    private(set) var judged: [String] = []
    private var judgements: [Key: Judgement] = [:]
    private var filed: Set<Key> = []
    /// Thrown once recorded or before, as a process that ends there would have
    /// it.
    var failure: (any Error)?
    var failsAfterRecording = false
    var isPoison: (String) -> Bool = { _ in false }

    /// Is called when a file's turn comes, and when its verdict is made: a test
    /// may throw there.
    var onJudging: (ArrivedFile) throws -> Void = { _ in }
    var onVerdict: (Judgement, Bool) throws -> Void = { _, _ in }
    var onCheck: () throws -> Void = {}

    func check() throws { try onCheck() }

    func verdict(of judgement: Judgement, isBrief: Bool) throws -> [UInt8] {
        try onVerdict(judgement, isBrief)
        let brief = isBrief ? ",\"brief\":true" : ""
        return judgement.verdictHead
            + Array(",\"status\":\"\(judgement.destination.rawValue)\"\(brief)}".utf8)
    }

    func judge(_ files: [ArrivedFile], isStopping: () -> Bool) throws -> [Judgement] {
        for file in files {
            if isStopping() { throw CancellationError() }
            file.begin()
            try onJudging(file)
        }
        if let failure, !failsAfterRecording { throw failure }
        if let poison = files.first(where: { isPoison($0.name) }) {
            throw InboxFailure("poison: \(poison.name)")
        }
        let known = files.map { judgement(of: $0) }
        if let failure { throw failure }
        return known
    }

    func unfiled() throws -> [Judgement] {
        if let failure, !failsAfterRecording { throw failure }
        return judgements.filter { !filed.contains($0.key) }.map(\.value).sorted { $0.name < $1.name }
    }

    func recordFiled(_ filed: [(judgement: Judgement, path: String)]) throws {
        if let failure, !failsAfterRecording { throw failure }
        for (judgement, _) in filed {
            self.filed.insert(Key(name: FileName(judgement.name), digest: judgement.digest))
        }
        if let failure { throw failure }
    }

    private func judgement(of file: ArrivedFile) -> Judgement {
        let key = Key(name: FileName(file.name), digest: file.digest)
        if var known = judgements[key] {
            known.wasFiled = filed.contains(key)
            if known.wasFiled { known.destination = .duplicate }
            return known
        }
        judged.append(file.name)
        let text = file.articles.first.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
        let destination: Destination =
            file.articles.isEmpty
            ? .failed
            : judgements.keys.contains { $0.digest == file.digest }
                ? .duplicate
                : text.contains("copied") ? .flagged : .done
        let head = Array("{\"file\":\"\(file.name)\",\"digest\":\"\(file.digest.text)\"".utf8)
        let judgement = Judgement(
            name: file.name, digest: file.digest, destination: destination,
            verdictHead: head, summary: destination.rawValue, failure: file.failure)
        judgements[key] = judgement
        return judgement
    }
}
