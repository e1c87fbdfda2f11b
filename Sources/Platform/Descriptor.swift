import CLinux
import Glibc

/// An open file or folder, which is closed when nobody has it any more. No other
/// program inherits it.
public struct Descriptor: ~Copyable, Sendable {
    public let number: Int32

    /// - Parameters:
    ///   - flags: of open(2).
    ///   - permissions: of a file that is made.
    public init(_ path: String, _ flags: Int32, permissions: UInt32 = 0) throws(SystemError) {
        unsafe try self.init(checking: open(path, flags | O_CLOEXEC, permissions))
    }

    /// Opens an entry of a folder.
    public init(
        _ entry: String, in folder: borrowing Descriptor, _ flags: Int32, permissions: UInt32 = 0
    ) throws(SystemError) {
        unsafe try self.init(checking: openat(folder.number, entry, flags | O_CLOEXEC, permissions))
    }

    /// Another number for what is open already.
    public init(copying number: Int32) throws(SystemError) {
        try self.init(checking: fcntl(number, F_DUPFD_CLOEXEC, 0))
    }

    private init(checking number: Int32) throws(SystemError) {
        guard number >= 0 else { throw .last }
        self.number = number
    }

    deinit { Glibc.close(number) }

    /// Closes it, for who wants to know whether all that was written arrived.
    public consuming func close() throws(SystemError) {
        let number = number
        discard self
        guard Glibc.close(number) == 0 else { throw .last }
    }

    public func status() throws(SystemError) -> FileStatus { try FileStatus(descriptor: number) }

    /// Appends what can be had at once; nothing only at the end.
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

    /// Everything from here to the end.
    ///
    /// - Parameter size: how much that is expected to be.
    public func bytes(expecting size: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            // One byte more than is expected makes the end show at once.
            let before = bytes.count
            try bytes.append(addingCapacity: max(4096, size - before + 1)) { (output) throws(SystemError) in
                try read(into: &output)
            }
            if bytes.count == before { return bytes }
        }
    }

    /// The first bytes of a file, wherever it was read to; fewer if it is shorter
    /// or cannot be read on.
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

    /// The elements that lie from an offset of a file on, wherever it was read to;
    /// none where not all can be read.
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

    /// Writes all elements as they lie in memory.
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

    /// Goes on writing at the start of the file.
    public func rewind() throws(SystemError) {
        guard lseek(number, 0, SEEK_SET) == 0 else { throw .last }
    }

    /// Makes the content of a file or the entries of a folder durable.
    public func sync() throws(SystemError) {
        guard fsync(number) == 0 else { throw .last }
    }

    /// Locks it for this opening of it, without waiting: fails with EWOULDBLOCK
    /// if somebody else has. The system gives the lock up when the process ends.
    public func lock(shared: Bool = false) throws(SystemError) {
        guard flock(number, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else { throw .last }
    }
}

extension Descriptor {
    /// Whether somebody has the file open for writing; nil where the system does
    /// not tell, which takes the file's owner or CAP_LEASE, and a local file system.
    ///
    /// A read lease is granted only while nobody has. It is given back at once.
    public var hasWriter: Bool? {
        let lease = Int32(wirecopy_set_lease)
        guard fcntl(number, lease, F_RDLCK) == 0 else { return errno == EAGAIN ? true : nil }
        _ = fcntl(number, lease, F_UNLCK)
        return false
    }

    /// Moves an entry of this folder into another; fails with EEXIST if the name
    /// is taken, as rename(2) does not.
    public func move(
        _ entry: String, to target: String, in folder: borrowing Descriptor
    ) throws(SystemError) {
        if unsafe renameat2(number, entry, folder.number, target, UInt32(wirecopy_no_replace)) == 0 { return }
        // NFS and some others cannot. There a second name never replaces either.
        guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else { throw .last }
        guard unsafe linkat(number, entry, folder.number, target, 0) == 0,
            unsafe unlinkat(number, entry, 0) == 0
        else {
            throw .last
        }
    }

    /// Takes away an entry of this folder that is no folder, if it is there.
    public func remove(_ entry: String) throws(SystemError) {
        guard unsafe unlinkat(number, entry, 0) == 0 || errno == ENOENT else { throw .last }
    }
}
