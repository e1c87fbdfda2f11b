import Glibc
import Synchronization

/// Where log lines go: stderr, as long as somebody reads it.
///
/// A pipe whose reader hangs takes no more once it is full, and whoever writes
/// to it all the same waits. So nobody does: after a second lines are left out, and
/// counted, until there is room again.
final class LogOutput: Sendable {
    private struct State {
        var isStuck = false
        var leftOut = 0
    }

    private let state = Mutex(State())

    private static let patience: Int32 = 1000
    /// Scalars: 4 KiB at most, which a pipe takes at once if it takes anything.
    private static let portion = 1024

    func write(_ line: String) {
        state.withLock { state in
            guard hasRoom(state.isStuck ? 0 : Self.patience) else {
                state.isStuck = true
                state.leftOut += 1
                return
            }
            if state.leftOut > 0 {
                Message.write("lines of the log dropped, as nobody read them: \(state.leftOut)\n")
            }
            state = State()
            var rest = line.unicodeScalars[...]
            while !rest.isEmpty {
                guard hasRoom(Self.patience) else {
                    state.isStuck = true
                    return
                }
                let end = rest.index(rest.startIndex, offsetBy: Self.portion, limitedBy: rest.endIndex)
                Message.write(String(rest[..<(end ?? rest.endIndex)]))
                rest = rest[(end ?? rest.endIndex)...]
            }
        }
    }

    /// Waits until something can be written, or never can.
    private func hasRoom(_ milliseconds: Int32) -> Bool {
        var wait = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        var result = poll(&wait, 1, milliseconds)
        while result < 0, errno == EINTR { result = poll(&wait, 1, milliseconds) }
        return result != 0
    }
}
