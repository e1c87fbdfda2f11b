import Glibc
import Reports
import Synchronization

/// Properties of stdout.
enum Terminal {
    static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// Columns of the terminal; ``plainColumns`` if stdout is no terminal.
    static let columns: Int = {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return plainColumns
    }()

    /// Columns without a terminal: the variable COLUMNS, otherwise 80.
    static let plainColumns: Int = {
        let set = unsafe getenv("COLUMNS").flatMap { unsafe Int(String(cString: $0)) }
        return min(max(set ?? 80, 20), 1000)
    }()

    /// Whether to use colours: on a terminal, unless NO_COLOR is set (no-color.org).
    static let hasColor: Bool = {
        guard isTerminal else { return false }
        guard let setting = unsafe getenv("NO_COLOR") else { return true }
        return unsafe setting.pointee == 0
    }()
}

extension Surface {
    /// A file or a pipe: without colours.
    static let plain = Surface(columns: Terminal.plainColumns)

    static let standardOutput = Surface(columns: Terminal.columns, hasColor: Terminal.hasColor)
}

/// A progress line on stderr while articles are read, if stderr is a terminal.
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

    /// - Parameter total: the number of bytes to read; nil if unknown.
    init(total: @autoclosure () -> Int?) {
        isOn = isatty(STDERR_FILENO) == 1
        self.total = isOn ? total() : nil
    }

    /// Adds to the counts; shows them at most ten times a second.
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

    /// Clears the line.
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
