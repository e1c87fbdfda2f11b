import Benchmark
import Glibc

/// What a measured time is divided by. The harness records whole numbers, so
/// small units are reported in picoseconds.
enum Unit {
    case word, shingle, posting, signature, lookup, pair

    var metric: BenchmarkMetric { .custom("CPU \(text)", useScalingFactor: false) }
    var metricInC: BenchmarkMetric { .custom("CPU \(text), in C", useScalingFactor: false) }

    private var text: String {
        switch self {
        case .word: "per word (ps)"
        case .shingle: "per shingle (ps)"
        case .posting: "per posting (ps)"
        case .signature: "per signature (ns)"
        case .lookup: "per lookup (ns)"
        case .pair: "per pair (ns)"
        }
    }

    var perNanosecond: Double {
        switch self {
        case .word, .shingle, .posting: 1000
        case .signature, .lookup, .pair: 1
        }
    }
}

/// Bytes of text in a second of processor time.
private let speed = BenchmarkMetric.custom(
    "Text (MB/CPU-s)", polarity: .prefersLarger, useScalingFactor: false)
/// How much longer the Swift kernel takes than its twin in C.
private let ratio = BenchmarkMetric.custom("Swift over C (%)", useScalingFactor: false)

/// The same work in C.
struct Twin {
    /// What the twin does otherwise; nil if nothing. A fault ends the program.
    let fault: () -> String?
    let body: () -> Void
}

/// Registers a benchmark that reports processor time per unit of work.
///
/// Processor time of the calling thread, not wall clock, and a twin takes
/// turns with the measured code: neighbours on the machine count less.
///
/// - Parameters:
///   - count: units of work in one call of `body`.
///   - bytes: bytes of text in one call of `body`; nil if it reads no text.
///   - twin: does as much work as `body`.
func register(
    _ name: String, per unit: Unit, count: Int, bytes: Int? = nil, twin: Twin? = nil,
    body: @escaping () -> Void
) {
    // Here, as the harness hides what a running benchmark says when it fails.
    if let fault = twin?.fault() { fatalError(fault) }
    let metrics =
        [unit.metric] + (bytes == nil ? [] : [speed]) + (twin == nil ? [] : [unit.metricInC, ratio])
    let configuration = Benchmark.Configuration(
        metrics: metrics, units: Dictionary(uniqueKeysWithValues: metrics.map { ($0, .count) }),
        warmupIterations: 3, maxDuration: .seconds(2), maxIterations: 2000)
    Benchmark(name, configuration: configuration) { benchmark in
        let isTwinFirst = benchmark.currentIteration.isMultiple(of: 2)
        var inC = isTwinFirst ? twin.map { nanoseconds($0.body) } : nil
        let spent = nanoseconds(body)
        if !isTwinFirst { inC = twin.map { nanoseconds($0.body) } }
        benchmark.measurement(unit.metric, Int((spent * unit.perNanosecond / Double(count)).rounded()))
        if let bytes { benchmark.measurement(speed, Int((Double(bytes) * 1000 / spent).rounded())) }
        if let inC {
            benchmark.measurement(unit.metricInC, Int((inC * unit.perNanosecond / Double(count)).rounded()))
            benchmark.measurement(ratio, Int((100 * spent / inC).rounded()))
        }
    }
}

/// The processor time of the calling thread that `body` takes.
private func nanoseconds(_ body: () -> Void) -> Double {
    let start = threadNanoseconds()
    body()
    return threadNanoseconds() - start
}

private func threadNanoseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}
