import Glibc
import Platform
import Synchronization

/// Keeps a second daemon out of an inbox, for as long as this one lives.
///
/// The folder itself is locked, so nothing is written into it, and the system
/// unlocks it however the process ends. A file system that cannot lock lets
/// everybody in.
public final class InboxLock: Sendable {
    private final class Held: Sendable {
        let folder: OpenFolder
        let identity: FileIdentity

        init(_ folder: consuming OpenFolder, _ identity: FileIdentity) {
            self.folder = folder
            self.identity = identity
        }
    }

    private let layout: InboxLayout
    private let held: Mutex<Held>

    public init(_ layout: InboxLayout) throws(InboxFailure) {
        self.layout = layout
        held = Mutex(try Self.lock(layout))
    }

    /// Whether the folder that is locked still stands where the inbox is.
    var isInPlace: Bool {
        guard let folder = try? FileStatus(path: layout.root), folder.kind == .folder else { return false }
        return held.withLock { $0.identity == folder.identity }
    }

    /// Locks the folder that stands there now, in place of the former one.
    func renew() throws(InboxFailure) {
        let new = try Self.lock(layout)
        held.withLock { $0 = new }
    }

    private static func lock(_ layout: InboxLayout) throws(InboxFailure) -> Held {
        let folder = try OpenFolder(root: layout.root)
        let identity = try InboxFailure.of(folder.descriptor.status().identity)
        do throws(SystemError) {
            try folder.descriptor.lock()
        } catch {
            guard error.number != EWOULDBLOCK else {
                throw InboxFailure("another 'wirecopy watch' is at work in it", errorNumber: EWOULDBLOCK)
            }
        }
        return Held(folder, identity)
    }
}
