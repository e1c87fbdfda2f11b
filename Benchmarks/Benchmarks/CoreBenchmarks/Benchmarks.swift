import Benchmark

/// Called by the harness, which then runs what was registered.
let benchmarks: @Sendable () -> Void = {
    registerTokenBenchmarks()
    registerSketchBenchmarks()
    registerPostingBenchmarks()
    registerComparisonBenchmarks()
}
