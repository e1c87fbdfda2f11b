import CLinux
import Glibc

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
        if renameat2(number, entry, folder.number, target, UInt32(wirecopy_no_replace)) == 0 { return }
        // NFS and some others cannot. There a second name never replaces either.
        guard errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP else { throw .last }
        guard linkat(number, entry, folder.number, target, 0) == 0, unlinkat(number, entry, 0) == 0 else {
            throw .last
        }
    }

    /// Takes away an entry of this folder that is no folder, if it is there.
    public func remove(_ entry: String) throws(SystemError) {
        guard unlinkat(number, entry, 0) == 0 || errno == ENOENT else { throw .last }
    }
}
