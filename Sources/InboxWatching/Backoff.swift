/// How long to leave something alone that failed: longer each time.
struct Backoff {
    private var next = Backoff.shortest
    private(set) var end = Duration.zero

    private static let shortest = Duration.seconds(1)
    private static let longest = Duration.seconds(30)

    mutating func fail(at now: Duration) {
        end = now + next
        next = min(next * 2, Self.longest)
    }

    mutating func succeed() { self = Backoff() }
}
