import Glibc
import Platform

/// Puts verdicts and files where they belong, so that whatever happens no file
/// is lost, overwritten or without its verdict.
///
/// The steps of each file are always the same: its verdict is written under a
/// hidden name, made durable and given its name, the folder is made durable;
/// then the file is moved and both folders are made durable. Files that were
/// judged together take each step together, so that the disk has to commit
/// once where it would commit for each.
final class Filer {
    private let layout: InboxLayout
    private let disk: any Disk
    /// Where verdicts go if files stay where they are.
    private let verdictFolder: String?
    /// From which number on to look for a name, by the path that was taken: only
    /// where there are many, as in a feed that calls every file the same.
    private var numbers: [FileName: Int] = [:]
    private let help: Help

    /// What filing needs of others.
    struct Help {
        /// The bytes of a verdict.
        var verdict: (Judgement) throws -> [UInt8]
        /// Whether a file still has the content that was judged.
        var content: (Judgement) -> FileReader.Content
        /// Whether to leave to the next run what is not begun.
        var isStopping: () -> Bool
    }

    init(layout: InboxLayout, verdictFolder: String?, disk: any Disk, help: Help) {
        self.layout = layout
        self.verdictFolder = verdictFolder
        self.disk = disk
        self.help = help
    }

    /// Files what was just judged.
    ///
    /// - Parameter willDraft: is told the place of each, before work is done
    ///   for its verdict.
    func file(_ judged: [(Judgement, FileStamp?)], willDraft: (Int) -> Void = { _ in }) -> [Filing] {
        var filings = judged.map { Filing($0.0, stamp: $0.1, place: place(of: $0.0)) }
        var number = 0
        filings.step { filing throws(InboxFailure) in
            willDraft(number)
            number += 1
            if help.isStopping() { return filing.end(.putOff) }
            try draft(&filing)
        }
        filings.step { filing throws(InboxFailure) in
            if !filing.hasVerdict { try disk.sync(filing.draft) }
        }
        filings.step { filing throws(InboxFailure) in try nameVerdict(&filing) }
        sync(Self.targets, &filings)
        filings.step { filing throws(InboxFailure) in try move(&filing) }
        sync(folders, &filings)
        filings.step { filing in filing.end(.filed(isKeeping ? filing.place.verdict : filing.place.file)) }
        return filings
    }

    /// Where an earlier run put a file before it ended: nil if it did not.
    func filed(_ judgement: Judgement) -> FilingPlace? {
        var place = place(of: judgement)
        while true {
            let hasFile = disk.stamp(of: place.file) != nil
            let hasVerdict = disk.stamp(of: place.verdict) != nil
            if hasVerdict, hasFile || isKeeping, isVerdict(of: judgement, at: place) { return place }
            if !hasFile && !hasVerdict { return nil }
            place.number += 1
        }
    }

    /// What an earlier run filed, once more made durable.
    func confirm(_ judgement: Judgement, at place: FilingPlace) -> Filing {
        var filings = [Filing(judgement, stamp: nil, place: place)]
        sync(folders, &filings)
        filings.step { filing in filing.end(.filed(isKeeping ? place.verdict : place.file)) }
        return filings[0]
    }

    /// Gives up filing a file that is not there any more, or is another now.
    func abandon(_ judgement: Judgement) -> Filing {
        var filings = [Filing(judgement, stamp: nil, place: place(of: judgement))]
        filings.step { filing throws(InboxFailure) in
            try withDraft(&filing) { draft throws(InboxFailure) in try disk.remove(draft) }
            choosePlace(&filing)
            if filing.hasVerdict { try disk.remove(filing.place.verdict) }
            filing.end(.superseded)
        }
        return filings[0]
    }

    /// Leaves a file alone that cannot be read at the moment.
    func leave(_ judgement: Judgement, as failure: InboxFailure) -> Filing {
        var filing = Filing(judgement, stamp: nil, place: place(of: judgement))
        filing.isUnreadable = true
        filing.end(.failed(failure))
        return filing
    }

    private var isKeeping: Bool { verdictFolder != nil }

    private func place(of judgement: Judgement) -> FilingPlace {
        let root = verdictFolder ?? "\(layout.root)/\(judgement.destination.rawValue)"
        let folder = InboxLayout.folder(of: judgement.name)
        return FilingPlace(
            folder: folder.isEmpty ? root : "\(root)/\(folder)", entry: InboxLayout.entry(of: judgement.name))
    }

    private func isVerdict(of judgement: Judgement, at place: FilingPlace) -> Bool {
        disk.head(of: place.verdict, count: judgement.verdictHead.count) == judgement.verdictHead
    }

    /// Takes the first number from the file's own on that is free, or was taken
    /// for this file before a restart.
    private func choosePlace(_ filing: inout Filing) {
        let key = FileName(filing.place.file)
        filing.place.number = max(filing.place.number, numbers[key] ?? 1)
        while true {
            let hasFile = !isKeeping && disk.stamp(of: filing.place.file) != nil
            let hasVerdict = disk.stamp(of: filing.place.verdict) != nil
            if !hasFile {
                filing.hasVerdict = hasVerdict && isVerdict(of: filing.judgement, at: filing.place)
                if !hasVerdict || filing.hasVerdict { break }
            }
            filing.place.number += 1
        }
        if filing.place.number > 8 { numbers[key] = filing.place.number + 1 }
    }

    private func draft(_ filing: inout Filing) throws(InboxFailure) {
        if !isKeeping { guard try isUnchanged(&filing) else { return filing.end(.superseded) } }
        try disk.makeFolder(filing.place.folder)
        choosePlace(&filing)
        guard !filing.hasVerdict else { return }
        let verdict = try verdict(of: filing.judgement)
        try withDraft(&filing) { draft throws(InboxFailure) in try disk.write(verdict, to: draft) }
    }

    private func verdict(of judgement: Judgement) throws(InboxFailure) -> [UInt8] {
        switch Result(catching: { try help.verdict(judgement) }) {
        case .success(let verdict): return verdict
        case .failure(let error): throw (error as? InboxFailure) ?? InboxFailure("\(error)")
        }
    }

    /// Does something with the first name for a draft that is not a folder's:
    /// such a one is none of ours, and may not be empty.
    private func withDraft(
        _ filing: inout Filing, _ body: (String) throws(InboxFailure) -> Void
    ) throws(InboxFailure) {
        while true {
            do throws(InboxFailure) {
                return try body(filing.draft)
            } catch {
                guard error.errorNumber == EISDIR, filing.draftNumber < 100 else { throw error }
                filing.draftNumber += 1
            }
        }
    }

    private func nameVerdict(_ filing: inout Filing) throws(InboxFailure) {
        guard !filing.hasVerdict else { return try disk.sync(filing.place.verdict) }
        try moveOn(&filing, from: filing.draft) { $0.verdict }
        filing.hasVerdict = true
    }

    private func move(_ filing: inout Filing) throws(InboxFailure) {
        guard !isKeeping else { return }
        guard try isUnchanged(&filing) else { return try supersede(&filing) }
        let source = layout.path(filing.judgement.name)
        let place = filing.place
        try moveOn(&filing, from: source) { $0.file }
        if filing.place.number != place.number { try disk.move(place.verdict, to: filing.place.verdict) }
        // Between the look at it and the move another file may have come under
        // the name; it goes back and is judged itself.
        guard let stamp = filing.stamp, disk.stamp(of: filing.place.file)?.isSameContent(as: stamp) == true
        else {
            try disk.move(filing.place.file, to: source)
            return try supersede(&filing)
        }
    }

    /// Moves to the first number from the present one on that is free.
    private func moveOn(
        _ filing: inout Filing, from path: String, to target: (FilingPlace) -> String
    ) throws(InboxFailure) {
        while true {
            do throws(InboxFailure) {
                return try disk.move(path, to: target(filing.place))
            } catch {
                guard error.errorNumber == EEXIST else { throw error }
                filing.place.number += 1
            }
        }
    }

    /// Whether it is still what was judged. Where anything about the file
    /// changed since, its content tells: who writes in place can set the time
    /// of the change back, and a chmod is none.
    private func isUnchanged(_ filing: inout Filing) throws(InboxFailure) -> Bool {
        guard let stamp = filing.stamp else { return false }
        guard let now = disk.stamp(of: layout.path(filing.judgement.name)), now.isSameContent(as: stamp)
        else { return false }
        if now == stamp { return true }
        switch help.content(filing.judgement) {
        case .same(let stamp): filing.stamp = stamp
        case .another, .gone: return false
        case .unreadable(let failure): throw failure
        }
        return true
    }

    /// The file is another now: a verdict without its file would mislead.
    private func supersede(_ filing: inout Filing) throws(InboxFailure) {
        try disk.remove(filing.place.verdict)
        filing.end(.superseded)
    }

    private func sync(_ folders: ([Filing]) -> Set<FileName>, _ filings: inout [Filing]) {
        for folder in folders(filings.filter { $0.result == .underway }).sorted() {
            do throws(InboxFailure) {
                try disk.sync(folder.text)
            } catch {
                filings.step { filing throws(InboxFailure) in
                    if folders([filing]).contains(folder) { throw error }
                }
            }
        }
    }

    private static func targets(_ filings: [Filing]) -> Set<FileName> {
        Set(filings.map { FileName($0.place.folder) })
    }

    /// Those files went to and those they came from.
    private func folders(_ filings: [Filing]) -> Set<FileName> {
        if isKeeping { return [] }
        return Self.targets(filings).union(
            filings.map { FileName(layout.path(InboxLayout.folder(of: $0.judgement.name))) })
    }
}
