/// Text in columns of fixed width.
public enum Columns {
    /// Text from an article on one line, with nothing in it that would act on
    /// the terminal: control characters and direction marks are taken out.
    public static func printable(_ text: some StringProtocol) -> String {
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

    /// `text` at the right end of `width` columns; all of it where it is wider.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
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
