import Glibc

/// The time of day. Only for what people read: it can jump.
public enum WallClock {
    public static var secondsSince1970: Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Time that only goes forward, whatever is done to the time of day.
public enum MonotonicClock {
    /// Since the machine was started.
    public static var now: Duration { Duration(clock: CLOCK_MONOTONIC) }
}

extension Duration {
    /// What a clock of the system shows.
    init(clock: clockid_t) {
        var time = timespec()
        clock_gettime(clock, &time)
        self = .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
