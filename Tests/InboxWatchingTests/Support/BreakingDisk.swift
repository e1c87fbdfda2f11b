import Platform

@testable import InboxWatching

/// A disk on which the n-th change fails, and every one after it: as if the
/// process had ended there.
final class BreakingDisk: Disk {
    private let disk = LocalDisk(roots: [])
    private var left: Int
    private let takesEffect: Bool
    private(set) var isBroken = false
    var onBreak: () -> Void = {}

    /// - Parameter takesEffect: whether the n-th change happens all the same.
    init(after count: Int, takesEffect: Bool) {
        left = count
        self.takesEffect = takesEffect
    }

    func stamp(of path: String) -> FileStamp? { disk.stamp(of: path) }
    func head(of path: String, count: Int) -> [UInt8]? { disk.head(of: path, count: count) }
    func write(_ bytes: [UInt8], to path: String) throws(InboxFailure) {
        try change { () throws(InboxFailure) in try disk.write(bytes, to: path) }
    }
    func sync(_ path: String) throws(InboxFailure) {
        try change { () throws(InboxFailure) in try disk.sync(path) }
    }
    func move(_ path: String, to target: String) throws(InboxFailure) {
        try change { () throws(InboxFailure) in try disk.move(path, to: target) }
    }
    func makeFolder(_ path: String) throws(InboxFailure) {
        try change { () throws(InboxFailure) in try disk.makeFolder(path) }
    }
    func remove(_ path: String) throws(InboxFailure) {
        try change { () throws(InboxFailure) in try disk.remove(path) }
    }

    private func change(_ body: () throws(InboxFailure) -> Void) throws(InboxFailure) {
        if left > 0 {
            left -= 1
            return try body()
        }
        if !isBroken {
            isBroken = true
            onBreak()
            if takesEffect { try body() }
        }
        throw InboxFailure("the process ended here")
    }
}
