import Glibc

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

    /// Text from an article on one line, with nothing in it that would act on
    /// the terminal: control characters and direction marks are taken out.
    static func printable(_ text: some StringProtocol) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            case .format, .surrogate, .privateUse, .unassigned: continue
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    /// `text` in exactly `width` columns: padded, or cut with an ellipsis.
    static func fitted(_ text: String, to width: Int) -> String {
        let columns = Self.width(of: text)
        if columns <= width { return text + String(repeating: " ", count: width - columns) }
        return cut(text, to: width)
    }

    /// `text` in at most `width` columns.
    static func cut(_ text: String, to width: Int) -> String {
        var used = 0
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let columns = Self.columns(of: scalar)
            if used + columns > width {
                while used >= width, let last = kept.popLast() { used -= Self.columns(of: last) }
                kept.append("…")
                return String(kept)
            }
            used += columns
            kept.append(scalar)
        }
        return text
    }

    /// The columns `text` takes, which must be printable.
    static func width(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// How wide a scalar is shown: 0 for marks, 2 for ideographs and emoji.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default:
            [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory) ? 0 : 1
        }
    }
}
