import CLinux
import Glibc

/// An open file descriptor. It is closed when the value is destroyed, and on exec.
public struct Descriptor: ~Copyable, Sendable {
    public let number: Int32

    /// Opens a file or folder.
    ///
    /// - Parameters:
    ///   - flags: the flags of open(2); O_CLOEXEC is added.
    ///   - permissions: the mode of a file that is created.
    /// - Throws: `SystemError`, as all methods do, if the system call fails.
    public init(_ path: String, _ flags: Int32, permissions: UInt32 = 0) throws(SystemError) {
        unsafe try self.init(checking: open(path, flags | O_CLOEXEC, permissions))
    }

    /// Opens an entry of a folder.
    public init(
        _ entry: String, in folder: borrowing Descriptor, _ flags: Int32, permissions: UInt32 = 0
    ) throws(SystemError) {
        unsafe try self.init(checking: openat(folder.number, entry, flags | O_CLOEXEC, permissions))
    }

    /// Duplicates a descriptor.
    public init(copying number: Int32) throws(SystemError) {
        try self.init(checking: fcntl(number, F_DUPFD_CLOEXEC, 0))
    }

    private init(checking number: Int32) throws(SystemError) {
        guard number >= 0 else { throw .last }
        self.number = number
    }

    deinit { Glibc.close(number) }

    /// Closes the descriptor, and reports errors of earlier writes.
    public consuming func close() throws(SystemError) {
        let number = number
        discard self
        guard Glibc.close(number) == 0 else { throw .last }
    }

    /// The status of the open file.
    public func status() throws(SystemError) -> FileStatus { try FileStatus(descriptor: number) }

    /// Appends bytes from one read(2). Appends nothing only at the end of the file.
    public func read(into output: inout OutputSpan<UInt8>) throws(SystemError) {
        let failure: Int32 = unsafe output.withUnsafeMutableBufferPointer { buffer, initializedCount in
            while true {
                let count = unsafe Glibc.read(
                    number, buffer.baseAddress! + initializedCount, buffer.count - initializedCount)
                if count >= 0 {
                    initializedCount += count
                    return 0
                }
                if errno != EINTR { return errno }
            }
        }
        if failure != 0 { throw SystemError(failure) }
    }

    /// All bytes from the current position to the end.
    ///
    /// - Parameter size: the expected number of bytes; the result can be longer or shorter.
    /// - Complexity: O(*n*) in the bytes read.
    public func bytes(expecting size: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            // One byte more than expected, to find the end without another allocation.
            let before = bytes.count
            try bytes.append(addingCapacity: max(4096, size - before + 1)) { (output) throws(SystemError) in
                try read(into: &output)
            }
            if bytes.count == before { return bytes }
        }
    }

    /// The first `count` bytes of a file, whatever the current position; fewer if the file
    /// is shorter or reading fails.
    public func head(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            while initializedCount < count {
                let rest = count - initializedCount
                let read = unsafe pread(
                    number, buffer.baseAddress! + initializedCount, rest, off_t(initializedCount))
                if read < 0, errno == EINTR { continue }
                if read <= 0 { break }
                initializedCount += read
            }
        }
    }

    /// `count` elements at a byte offset, whatever the current position; empty if not all
    /// can be read.
    ///
    /// - Complexity: O(*n*) in the bytes read.
    public func elements<Element: BitwiseCopyable>(
        at offset: Int, count: Int, of type: Element.Type = Element.self
    ) -> [Element] {
        unsafe [Element](unsafeUninitializedCapacity: max(0, count)) { buffer, initializedCount in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            var done = 0
            while done < bytes.count {
                let read = unsafe pread(
                    number, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
                if read < 0, errno == EINTR { continue }
                if read <= 0 { break }
                done += read
            }
            initializedCount = done == bytes.count ? buffer.count : 0
        }
    }

    /// Writes all elements in their memory layout.
    ///
    /// - Complexity: O(*n*) in the bytes written.
    public func write(_ elements: [some BitwiseCopyable]) throws(SystemError) {
        let failure: Int32 = unsafe elements.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let written = unsafe Glibc.write(number, bytes.baseAddress! + start, bytes.count - start)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return errno }
                start += written
            }
            return 0
        }
        guard failure == 0 else { throw SystemError(failure) }
    }

    /// Sets the current position to the start of the file.
    public func rewind() throws(SystemError) {
        guard lseek(number, 0, SEEK_SET) == 0 else { throw .last }
    }

    /// Makes the content of a file or the entries of a folder durable (fsync).
    public func sync() throws(SystemError) {
        guard fsync(number) == 0 else { throw .last }
    }

    /// Locks the file with flock(2) without waiting. The lock is released when the
    /// descriptor and its duplicates are closed.
    ///
    /// - Parameter shared: whether others can have a shared lock at the same time.
    /// - Throws: EWOULDBLOCK if another descriptor has a conflicting lock.
    public func lock(shared: Bool = false) throws(SystemError) {
        guard flock(number, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else { throw .last }
    }
}

extension Descriptor {
    /// Whether any process has the file open for writing; nil if that cannot be found out.
    ///
    /// Takes a read lease, which is only granted without a writer, and releases it at once.
    /// Leases need a local file system, and the file's owner or CAP_LEASE.
    public var hasWriter: Bool? {
        let lease = Int32(wirecopy_set_lease)
        guard fcntl(number, lease, F_RDLCK) == 0 else { return errno == EAGAIN ? true : nil }
        _ = fcntl(number, lease, F_UNLCK)
        return false
    }

    /// Moves an entry of this folder to another folder without replacing anything.
    ///
    /// - Throws: EEXIST if the name is taken.
    public func move(
        _ entry: String, to target: String, in folder: borrowing Descriptor
    ) throws(SystemError) {
        if unsafe renameat2(number, entry, folder.number, target, UInt32(wirecopy_no_replace)) == 0 { return }
        // NFS and some others do not support that. link(2) does not replace either.
        guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else { throw .last }
        guard unsafe linkat(number, entry, folder.number, target, 0) == 0,
            unsafe unlinkat(number, entry, 0) == 0
        else {
            throw .last
        }
    }

    /// Deletes an entry of this folder, if it exists.
    ///
    /// - Throws: EISDIR if it is a folder.
    public func remove(_ entry: String) throws(SystemError) {
        guard unsafe unlinkat(number, entry, 0) == 0 || errno == ENOENT else { throw .last }
    }
}
