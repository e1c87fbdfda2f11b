import Dispatch
import Synchronization

/// The same work on several threads.
public enum Parallel {
    /// Calls `body` once per thread and returns what the calls returned, in
    /// the order of their numbers.
    static func perThread<Result: Sendable>(
        _ threads: Int, _ body: @Sendable (_ number: Int) -> Result
    ) -> [Result] {
        guard threads > 1 else { return [body(0)] }
        let results = Mutex([Result?](repeating: nil, count: threads))
        DispatchQueue.concurrentPerform(iterations: threads) { number in
            let result = body(number)
            results.withLock { $0[number] = result }
        }
        return results.withLock { $0.map { $0! } }
    }

    /// Hands out the numbers below `count` in stretches of `stride`, each to
    /// whichever thread is free, and returns one result per stretch in order.
    public static func map<State, Result: Sendable>(
        count: Int, stride: Int, threads: Int, makeState: @Sendable () -> State,
        _ body: @Sendable (_ range: Range<Int>, _ state: inout State) -> Result
    ) -> [Result] {
        let stretches = (count + stride - 1) / stride
        let next = Atomic(0)
        let parts = perThread(min(threads, max(1, stretches))) { _ in
            var state = makeState()
            var part: [(Int, Result)] = []
            while true {
                let stretch = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard stretch < stretches else { return part }
                let range = stretch * stride..<min(count, (stretch + 1) * stride)
                part.append((stretch, body(range, &state)))
            }
        }
        return parts.joined().sorted { $0.0 < $1.0 }.map(\.1)
    }
}
