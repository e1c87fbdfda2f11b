import Glibc
import Platform

/// What went wrong with a file or a folder.
public struct InboxFailure: Error, Hashable, CustomStringConvertible {
    /// The system's error number; 0 if it was none of the system's.
    public let errorNumber: Int32
    /// One clause: what is wrong and, where something helps, what to do.
    public let description: String

    public init(_ description: String, errorNumber: Int32 = 0) {
        self.description = description
        self.errorNumber = errorNumber
    }

    init(_ error: SystemError) {
        let isLink = error.number == ELOOP
        self.init(
            isLink ? "a symbolic link; inside an inbox none is followed" : error.clause,
            errorNumber: error.number)
    }

    /// Does something of the system's; what goes wrong is said in our words.
    static func of<T: ~Copyable>(_ body: @autoclosure () throws(SystemError) -> T) throws(InboxFailure) -> T {
        do throws(SystemError) {
            return try body()
        } catch {
            throw InboxFailure(error)
        }
    }

    /// Whether it is no fault of a single file: what holds for one holds for
    /// the next.
    var isShared: Bool {
        [ENOSPC, EDQUOT, EROFS, EIO, EMFILE, ENFILE, ENOMEM, ENXIO, ESTALE].contains(errorNumber)
    }
}
