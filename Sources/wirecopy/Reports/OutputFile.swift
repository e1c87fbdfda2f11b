import Glibc

/// Buffered bytes to stdout, to a file, or to whatever else a path leads to.
///
/// A file appears under its name when it is complete, not before, and an earlier
/// one keeps its permissions. What is no file, a device or a pipe, is written
/// to; a symbolic link goes on leading where it did.
final class OutputFile {
    private let descriptor: Int32
    private let name: String
    /// Where a file is written before it gets its name, and that name; nil for
    /// what is written to directly.
    private let draft: (path: String, target: String)?
    private let removal: DraftRemoval?
    private var isComplete = false
    private var isOpen = true
    private var buffer: [UInt8] = []

    /// What text for reading is written on here.
    let surface: Surface

    /// - Parameter path: the file; nil for stdout.
    init(_ path: String?) throws(Failure) {
        guard let path else {
            (descriptor, name, draft, surface) = (STDOUT_FILENO, "standard output", nil, .standardOutput)
            removal = nil
            return
        }
        (name, surface) = (path, .plain)
        var status = stat()
        let exists = unsafe stat(path, &status) == 0
        let kind = status.st_mode & S_IFMT
        if exists, kind == S_IFDIR { throw Failure("cannot write '\(path)': it is a folder; name a file") }
        if exists, Self.isStandardOutput(status) {
            (descriptor, draft, removal) = (STDOUT_FILENO, nil, nil)
        } else if exists, kind != S_IFREG {
            descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC)
            (draft, removal) = (nil, nil)
        } else {
            let target = exists ? Self.resolved(path) : try Self.followed(path)
            let removal = DraftRemoval()
            self.removal = removal
            let opened = try Self.makeDraft(of: target, named: path, removal)
            descriptor = opened.descriptor
            draft = (opened.path, target)
            if exists {
                // The owner first: to give a file away takes its permissions off.
                _ = fchown(descriptor, status.st_uid, status.st_gid)
                _ = fchmod(descriptor, status.st_mode & 0o7777)
            }
        }
        guard descriptor >= 0 else { throw Self.failure(path) }
        buffer.reserveCapacity(1 << 17)
    }

    /// Takes a file away that was not completed.
    deinit {
        guard !isComplete, let draft else { return }
        if isOpen { Glibc.close(descriptor) }
        unlink(draft.path)
        removal?.cancel()
    }

    func write(_ text: some StringProtocol) throws(Failure) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 16 { try flush() }
    }

    func write(_ bytes: borrowing [UInt8]) throws(Failure) {
        buffer.append(contentsOf: copy bytes)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes what is left and gives the file its name.
    func close() throws(Failure) {
        try flush()
        guard let draft else {
            if descriptor != STDOUT_FILENO, Glibc.close(descriptor) != 0 { throw Self.failure(name) }
            return
        }
        guard fsync(descriptor) == 0 else { throw Self.failure(name) }
        isOpen = false
        guard Glibc.close(descriptor) == 0, rename(draft.path, draft.target) == 0 else {
            throw Self.failure(name)
        }
        removal?.cancel()
        isComplete = true
    }

    private func flush() throws(Failure) {
        var start = 0
        while start < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { bytes in
                unsafe Glibc.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw Self.failure(name) }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func failure(_ name: String) -> Failure {
        Failure("cannot write '\(name)': \(String(cString: strerror(errno)))")
    }

    /// `/dev/stdout` while that is a file: another in its place would not be
    /// what the shell has open.
    private static func isStandardOutput(_ status: stat) -> Bool {
        var output = stat()
        return fstat(STDOUT_FILENO, &output) == 0
            && (output.st_dev, output.st_ino) == (status.st_dev, status.st_ino)
    }

    /// The path without links.
    private static func resolved(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Where a link leads to which there is nothing yet; the path itself where it
    /// is no link.
    private static func followed(_ link: String) throws(Failure) -> String {
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
        errno = ELOOP
        throw failure(link)
    }

    /// A file of a name nobody else has, in the folder of the one it is to become.
    private static func makeDraft(
        of target: String, named name: String, _ removal: DraftRemoval
    ) throws(Failure) -> (descriptor: Int32, path: String) {
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
        var beginning = "\(target)."
        while true {
            let path = beginning + String(UInt32.random(in: 0 ... .max), radix: 36) + ".partial"
            removal.draft = path
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (descriptor, path) }
            removal.draft = nil
            if errno == ENAMETOOLONG, beginning != folder {
                beginning = folder
            } else if errno != EEXIST {
                throw failure(name)
            }
        }
    }
}
