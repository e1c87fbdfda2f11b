/// Names in the order in which their times come.
struct TurnQueue {
    private var turns: [(time: Duration, name: FileName)] = []
    /// Those before have been taken.
    private var start = 0

    /// The earliest time.
    var first: Duration? { start < turns.count ? turns[start].time : nil }

    /// Takes time in the number of names with later times, mostly none.
    mutating func insert(_ name: FileName, at time: Duration) {
        var place = turns.count
        while place > start, turns[place - 1].time > time { place -= 1 }
        turns.insert((time, name), at: place)
    }

    /// The name with the earliest time, if that has come.
    mutating func pop(upTo now: Duration) -> FileName? {
        guard start < turns.count, turns[start].time <= now else { return nil }
        defer {
            start += 1
            // The memory of what was taken is given back now and then.
            if start > 1024, 2 * start > turns.count {
                turns.removeFirst(start)
                start = 0
            }
        }
        return turns[start].name
    }
}
