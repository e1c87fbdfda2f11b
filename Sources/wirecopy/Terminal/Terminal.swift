import Glibc
import Reports

/// What stdout is.
enum Terminal {
    static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// Columns of the terminal; where there is none, those of a file.
    static let columns: Int = {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return plainColumns
    }()

    /// Columns where there is no terminal: what COLUMNS says, else 80.
    static let plainColumns: Int = {
        let set = getenv("COLUMNS").flatMap { unsafe Int(String(cString: $0)) }
        return min(max(set ?? 80, 20), 1000)
    }()

    /// Whether to colour: on a terminal, unless NO_COLOR says otherwise
    /// (no-color.org).
    static let hasColor: Bool = {
        guard isTerminal else { return false }
        guard let setting = getenv("NO_COLOR") else { return true }
        return unsafe setting.pointee == 0
    }()
}

extension Surface {
    /// What a file or a pipe is: as wide as COLUMNS says, else 80, and plain.
    static let plain = Surface(columns: Terminal.plainColumns)

    /// What stdout is.
    static let standardOutput = Surface(columns: Terminal.columns, hasColor: Terminal.hasColor)
}
