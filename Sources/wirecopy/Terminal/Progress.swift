import Glibc
import Reports
import Synchronization

/// A line on stderr that says how far the reading is, if stderr is a terminal.
final class Progress: Sendable {
    private struct State {
        var articles = 0
        var bytes = 0
        var lastShown = ContinuousClock.now
        var isShown = false
    }

    private let total: Int?
    private let isOn: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// - Parameter total: the bytes there are to read, if that is known.
    init(total: @autoclosure () -> Int?) {
        isOn = isatty(STDERR_FILENO) == 1
        self.total = isOn ? total() : nil
    }

    /// Counts what was read; shows it ten times a second at most.
    func advance(articles: Int, bytes: Int) {
        guard isOn else { return }
        state.withLock { state in
            state.articles += articles
            state.bytes += bytes
            let now = ContinuousClock.now
            guard now - state.lastShown > .milliseconds(100) else { return }
            state.lastShown = now
            state.isShown = true
            Message.write("\r\u{1B}[K" + line(state, elapsed: now - start))
        }
    }

    /// Takes the line away.
    func finish() {
        guard state.withLock({ $0.isShown }) else { return }
        Message.write("\r\u{1B}[K")
    }

    private func line(_ state: State, elapsed: Duration) -> String {
        let seconds = max(elapsed / .seconds(1), 0.001)
        let rate = Double(state.bytes) / seconds
        var line =
            "read \(Numbers.count(state.articles, "article")), "
            + "\(state.bytes / 1_000_000) MB, \(Int(rate / 1_000_000)) MB/s"
        if let total, total > 0 {
            let left = Int(Double(max(0, total - state.bytes)) / max(rate, 1))
            line +=
                ", \(min(100, state.bytes * 100 / total)) %, \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        }
        return line
    }
}
