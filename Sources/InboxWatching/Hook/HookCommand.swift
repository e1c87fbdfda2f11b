import CLinux
import Glibc
import Platform

/// A command of the user's that is run with a verdict on its standard input.
enum HookCommand {
    /// Runs the command by the shell in a process group of its own, and takes
    /// the group with it when the daemon ends, however that comes: the system
    /// sends SIGTERM when the thread that called this ends.
    private static let guardian = "trap 'kill -9 0' TERM; /bin/sh -c \"$0\" <&3 3<&- & exec 3<&-; wait \"$!\""

    /// - Parameter verdict: the path of the file it reads.
    /// - Returns: the process, which leads the group.
    static func start(_ command: String, verdict: String) throws(InboxFailure) -> pid_t {
        let input = try InboxFailure.of(Descriptor(verdict, O_RDONLY | O_NOFOLLOW | O_NONBLOCK))
        // The shell gives what runs in its background an empty standard input,
        // so the verdict is its third.
        let words: [String] = ["/bin/sh", "-c", "exec 3<&0; " + guardian, command]
        let arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let process = wirecopy_spawn("/bin/sh", arguments, environ, input.number)
        guard process > 0 else { throw InboxFailure(.last) }
        return process
    }

    /// Why it did not do what it should, from how it ended.
    ///
    /// - Parameter status: as wait(2) codes it: the low seven bits are a signal,
    ///   the next eight the status.
    static func failure(_ status: Int32) -> InboxFailure? {
        if status & 0x7F != 0 { return InboxFailure("it was killed by signal \(status & 0x7F)") }
        let code = status >> 8 & 0xFF
        // As the shell tells of a command that a signal ended.
        if (129...128 + 64).contains(code) { return InboxFailure("it was killed by signal \(code - 128)") }
        return code == 0 ? nil : InboxFailure("it ended with status \(code)")
    }
}
