import Glibc
import Platform

/// Writes verdicts and moves files so that no crash can lose or overwrite a file, or
/// leave a moved file without its verdict.
///
/// The steps are always the same: write the verdict under a hidden name, sync it, rename
/// it, sync the folder; then move the file and sync both folders. All files of a batch
/// take each step together, so that the disk commits once per step and not once per
/// file.
final class FileMover {
    private let layout: InboxLayout
    private let disk: any Disk
    /// The folder for verdicts if files stay in place; nil if they are moved.
    private let verdictFolder: String?
    /// The first number to try for a path that is already taken many times, as in a feed
    /// that gives every file the same name.
    private var numbers: [FileName: Int] = [:]
    private let help: Help

    /// Callbacks of filing.
    struct Help {
        /// The content of a verdict file.
        var verdict: (Judgement) throws -> [UInt8]
        /// Whether a file still has the content that was judged.
        var content: (Judgement) -> FileReader.Content
        /// Whether to leave files that are not begun to the next run.
        var isStopping: () -> Bool
    }

    init(layout: InboxLayout, verdictFolder: String?, disk: any Disk, help: Help) {
        self.layout = layout
        self.verdictFolder = verdictFolder
        self.disk = disk
        self.help = help
    }

    /// Files newly judged files.
    ///
    /// - Parameter willDraft: called with the index of each file before its verdict is
    ///   written.
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

    /// Where an earlier run moved a file to; nil if it did not.
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

    /// Makes durable again what an earlier run filed.
    func confirm(_ judgement: Judgement, at place: FilingPlace) -> Filing {
        var filings = [Filing(judgement, stamp: nil, place: place)]
        sync(folders, &filings)
        filings.step { filing in filing.end(.filed(isKeeping ? place.verdict : place.file)) }
        return filings[0]
    }

    /// Gives up filing a file that no longer exists or has other content now.
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

    /// The result for a file that cannot be read at the moment.
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

    /// Chooses the first number that is free, or that was chosen for this file before a
    /// restart.
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

    /// Calls `body` with the first draft name that is not taken by a folder.
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
        // Another file may have taken the name between the check and the move: it is moved
        // back and judged itself.
        guard let stamp = filing.stamp, disk.stamp(of: filing.place.file)?.isSameContent(as: stamp) == true
        else {
            try disk.move(filing.place.file, to: source)
            return try supersede(&filing)
        }
    }

    /// Renames to the first free number, starting with the present one.
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

    /// Whether the file still has the content that was judged. If anything but the
    /// content's time changed, the content is compared: a writer can set the
    /// modification time back, and a chmod changes no content.
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

    /// Ends filing of a file that has changed, and removes its verdict.
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

    /// The folders files were moved to and from.
    private func folders(_ filings: [Filing]) -> Set<FileName> {
        if isKeeping { return [] }
        return Self.targets(filings).union(
            filings.map { FileName(layout.path(InboxLayout.folder(of: $0.judgement.name))) })
    }
}
