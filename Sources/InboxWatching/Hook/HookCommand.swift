import Glibc

/// A command of the user's that is run with a verdict on its standard input.
struct HookCommand {
    let command: String
    let timeout: Duration

    /// Runs it by the shell and waits for its end.
    ///
    /// - Parameter verdict: the path of the file it reads.
    func run(verdict: String) throws(InboxFailure) {
        let process = try spawn(verdict: verdict)
        let end = MonotonicClock.now + timeout
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            if MonotonicClock.now > end {
                // With all it started: it leads a group of its own.
                kill(-process, SIGKILL)
                waitpid(process, &status, 0)
                throw InboxFailure("it did not end within \(timeout.components.seconds) s and was killed")
            }
            usleep(5_000)
        }
        // As wait(2) codes it: the low seven bits are a signal, the next eight the status.
        if status & 0x7F != 0 { throw InboxFailure("it was killed by signal \(status & 0x7F)") }
        if status >> 8 & 0xFF != 0 { throw InboxFailure("it ended with status \(status >> 8 & 0xFF)") }
    }

    private func spawn(verdict: String) throws(InboxFailure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, verdict, O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        posix_spawnattr_setpgroup(&attributes, 0)
        // What the daemon ignores the command must not.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)

        var process: pid_t = 0
        let words: [String] = ["/bin/sh", "-c", command]
        let arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environ)
        guard failure == 0 else { throw .system(failure) }
        return process
    }
}
