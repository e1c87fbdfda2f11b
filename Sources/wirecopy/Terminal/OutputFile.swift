import Dispatch
import Glibc
import Platform
import Reports
import Synchronization

/// Buffered output to stdout, a file, a device or a pipe.
///
/// A file is written under a temporary name and renamed when it is complete. It
/// keeps the owner and permissions of the file it replaces. Devices and pipes are
/// written to directly. A symbolic link is kept, and its target replaced.
final class OutputFile: ReportSink {
    /// Nil after ``close()``.
    private var file: Descriptor?
    private let name: String
    /// The temporary and the final path; nil for output written directly.
    private var draft: (path: String, target: String)?
    private var removal: DraftRemoval?
    private var buffer: [UInt8] = []

    /// The width and colours for text written here.
    let surface: Surface

    /// - Parameter path: the file; nil for stdout.
    /// - Throws: ``Failure`` if the file cannot be created or opened.
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

    /// Deletes an unfinished file.
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

    /// Writes what is buffered, makes a file durable and gives it its final name.
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

    /// Whether the path is `/dev/stdout` and that is a file: replacing it would not
    /// write to the file the shell has open.
    private static func isStandardOutput(_ status: FileStatus?) -> Bool {
        guard let status, let output = try? FileStatus(descriptor: STDOUT_FILENO) else { return false }
        return output.identity == status.identity
    }

    /// The target of a dangling symbolic link; the path itself if it is no link.
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

    /// Creates a temporary file with an unused name, in the folder of the final one.
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
                    // The owner first: changing it clears set-id bits.
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

/// Deletes an unfinished file when SIGINT, SIGTERM or SIGHUP ends the program, then
/// lets the signal end it.
final class DraftRemoval {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    private var sources: [any DispatchSourceSignal] = []
    private let path = Path()

    private final class Path: Sendable {
        let value = Mutex<String?>(nil)
    }

    /// The path of the unfinished file; nil while there is none. Set it before the
    /// file is created, so that no signal can leave the file behind.
    var draft: String? {
        get { path.value.withLock { $0 } }
        set { path.value.withLock { $0 = newValue } }
    }

    init() {
        let path = path
        // Its own queue gets a thread even when all others are busy.
        let queue = DispatchQueue(label: "draft")
        for number in Self.signals {
            // A parent such as nohup may have set the signal to be ignored.
            let former = signal(number, SIG_IGN)
            // SIG_DFL is nil.
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

    /// Keeps the file from now on.
    func cancel() {
        for source in sources {
            signal(Int32(source.handle), SIG_DFL)
            source.cancel()
        }
        sources = []
    }
}
