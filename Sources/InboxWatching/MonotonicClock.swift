import Glibc

/// Time that only goes forward, whatever is done to the time of day.
enum MonotonicClock {
    /// Since the machine was started.
    static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
