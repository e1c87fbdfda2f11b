import Dispatch
import Glibc
import Platform
import Reports
import Synchronization

/// Buffered bytes to stdout, to a file, or to whatever else a path leads to.
///
/// A file appears under its name when it is complete, not before, and an earlier
/// one keeps its permissions. What is no file, a device or a pipe, is written
/// to; a symbolic link goes on leading where it did.
final class OutputFile: ReportSink {
    /// Nil once it is closed.
    private var file: Descriptor?
    private let name: String
    /// Where a file is written before it gets its name, and that name; nil for
    /// what is written to directly.
    private var draft: (path: String, target: String)?
    private var removal: DraftRemoval?
    private var buffer: [UInt8] = []

    /// What text for reading is written on here.
    let surface: Surface

    /// - Parameter path: the file; nil for stdout.
    init(_ path: String?) throws(Failure) {
        name = path ?? "standard output"
        surface = path == nil ? .standardOutput : .plain
        let there = path.flatMap { try? FileStatus(path: $0) }
        if there?.kind == .folder { throw Failure("cannot write '\(name)': it is a folder; name a file") }
        do throws(SystemError) {
            if let path, !Self.isStandardOutput(there) {
                file =
                    try there.map { $0.kind != .file } ?? false
                    ? Descriptor(path, O_WRONLY | O_NOCTTY) : makeDraft(of: path, over: there)
            } else {
                file = try Descriptor(copying: STDOUT_FILENO)
            }
        } catch {
            throw failure(error)
        }
        buffer.reserveCapacity(1 << 17)
    }

    /// Takes a file away that was not completed.
    deinit {
        guard let draft else { return }
        unsafe unlink(draft.path)
        removal?.cancel()
    }

    func write(_ text: some StringProtocol) throws(Failure) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 16 { try flush() }
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes what is left and gives the file its name.
    func close() throws(Failure) {
        try flush()
        guard let file = file.take() else { return }
        do throws(SystemError) {
            if draft != nil { try file.sync() }
            try file.close()
            if let draft, unsafe rename(draft.path, draft.target) != 0 { throw .last }
        } catch {
            throw failure(error)
        }
        draft = nil
        removal?.cancel()
    }

    private func flush() throws(Failure) {
        do throws(SystemError) {
            try file?.write(buffer)
        } catch {
            throw failure(error)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func failure(_ error: SystemError) -> Failure { Failure("cannot write '\(name)': \(error)") }

    /// `/dev/stdout` while that is a file: another in its place would not be
    /// what the shell has open.
    private static func isStandardOutput(_ status: FileStatus?) -> Bool {
        guard let status, let output = try? FileStatus(descriptor: STDOUT_FILENO) else { return false }
        return output.identity == status.identity
    }

    /// Where a link leads to which there is nothing yet; the path itself where it
    /// is no link.
    private static func followed(_ link: String) throws(SystemError) -> String {
        var path = link
        for _ in 0..<40 {
            var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe readlink(
                    path, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
            }
            guard count > 0 else { return path }
            let target = String(decoding: bytes.prefix(count), as: UTF8.self)
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            path = target.hasPrefix("/") ? target : folder + target
        }
        throw SystemError(ELOOP)
    }

    /// A file of a name nobody else has, in the folder of the one it is to become.
    private func makeDraft(of path: String, over former: FileStatus?) throws(SystemError) -> Descriptor {
        let target = try former == nil ? Self.followed(path) : Folder.truePath(of: path) ?? path
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
        let removal = DraftRemoval()
        var beginning = "\(target)."
        while true {
            let path = beginning + String(UInt32.random(in: 0 ... .max), radix: 36) + ".partial"
            removal.draft = path
            do throws(SystemError) {
                let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
                let file = try Descriptor(path, flags, permissions: 0o666)
                draft = (path, target)
                self.removal = removal
                if let former {
                    // The owner first: to give a file away takes its permissions off.
                    _ = fchown(file.number, former.owner, former.group)
                    _ = fchmod(file.number, former.permissions)
                }
                return file
            } catch {
                removal.draft = nil
                if error.number == ENAMETOOLONG, beginning != folder {
                    beginning = folder
                } else if error.number != EEXIST {
                    throw error
                }
            }
        }
    }
}

/// Takes a draft away when the program is ended by ^C or another signal that
/// asks it to end, and ends it as that signal does.
final class DraftRemoval {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    private var sources: [any DispatchSourceSignal] = []
    private let path = Path()

    private final class Path: Sendable {
        let value = Mutex<String?>(nil)
    }

    /// The draft; nil while there is none. To be set before it is made, so that
    /// there is no moment in which it would stay.
    var draft: String? {
        get { path.value.withLock { $0 } }
        set { path.value.withLock { $0 = newValue } }
    }

    init() {
        let path = path
        // A queue of its own has a thread of its own, however busy the others are.
        let queue = DispatchQueue(label: "draft")
        for number in Self.signals {
            // What started the program may have asked for a signal to be ignored.
            let former = signal(number, SIG_IGN)
            // The default is nil.
            guard former == nil else {
                signal(number, former)
                continue
            }
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if let draft = path.value.withLock({ $0 }) { unsafe unlink(draft) }
                signal(number, SIG_DFL)
                kill(getpid(), number)
            }
            source.resume()
            sources.append(source)
        }
    }

    /// Leaves the file alone from here on.
    func cancel() {
        for source in sources {
            signal(Int32(source.handle), SIG_DFL)
            source.cancel()
        }
        sources = []
    }
}
