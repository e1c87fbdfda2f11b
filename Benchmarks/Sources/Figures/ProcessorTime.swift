import Glibc

/// The time a processor spent, which neighbours on the machine disturb less
/// than the clock.
public enum ProcessorTime {
    /// Nanoseconds of the calling thread that `body` takes.
    public static func nanoseconds(_ body: () -> Void) -> Double {
        let start = now()
        body()
        return now() - start
    }

    /// The least of several runs.
    public static func nanoseconds(minOf runs: Int, _ body: () -> Void) -> Double {
        (0..<runs).map { _ in nanoseconds(body) }.min() ?? 0
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
