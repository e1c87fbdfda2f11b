/// Text in columns of fixed width.
public enum Columns {
    /// Text made safe for a terminal, on one line: control characters and line breaks
    /// become spaces; format characters such as direction marks are removed.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public static func printable(_ text: some StringProtocol) -> String {
        if isPlain(text) { return String(text) }
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

    /// Whether a text is printable ASCII, one column per byte, as most are.
    private static func isPlain(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { $0 &- 0x20 < 0x5F }
    }

    /// `text` in exactly `width` columns: padded with spaces, or cut with an ellipsis.
    static func fitted(_ text: String, to width: Int) -> String {
        let columns = Self.width(of: text)
        if columns <= width { return text + String(repeating: " ", count: width - columns) }
        return cut(text, to: width)
    }

    /// `text` right-aligned in `width` columns; a longer text is not cut.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// `text` in at most `width` columns.
    static func cut(_ text: String, to width: Int) -> String {
        if isPlain(text) {
            return text.utf8.count <= width ? text : String(text.utf8.prefix(max(0, width - 1)))! + "…"
        }
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

    /// The number of columns of `text`, which must be ``printable(_:)``.
    static func width(of text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// The columns of a scalar: 0 for marks, 2 for ideographs and emoji, otherwise 1.
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

/// The width of the output of tables, and whether it shows colours.
public struct Surface: Sendable {
    let columns: Int
    let hasColor: Bool

    /// - Parameters:
    ///   - columns: the width in columns.
    ///   - hasColor: whether to use ANSI colours.
    public init(columns: Int = 80, hasColor: Bool = false) {
        self.columns = columns
        self.hasColor = hasColor
    }

    /// ANSI styles of text.
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case magenta = "35"
        case cyan = "36"
    }

    /// The width of a column of ids: that of the widest id, but at most two fifths of the
    /// line, or 24 columns if that is more.
    func idWidth(_ ids: [String]) -> Int {
        min(ids.map { Columns.printable($0).count }.max() ?? 0, max(24, columns * 2 / 5))
    }

    func bold(_ text: String) -> String { styled(text, .bold) }

    func dim(_ text: String) -> String { styled(text, .dim) }

    /// `text` in a style, if colours are used. It must be ``Columns/printable(_:)``.
    func styled(_ text: String, _ style: Style?) -> String {
        guard let style, hasColor, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }
}

/// Two texts side by side, or one below the other if the output is narrow.
struct TwoColumns {
    let surface: Surface

    private static let minFullWidth = 60
    private static let maxWidth = 76

    var isStacked: Bool { surface.columns < Self.minFullWidth }

    /// Columns of one side.
    var width: Int {
        isStacked ? max(16, surface.columns - 3) : min(Self.maxWidth, (surface.columns - 3) / 2)
    }

    /// Columns of both sides with the line between them.
    var fullWidth: Int { isStacked ? surface.columns : 2 * width + 3 }

    /// One line of one side: the text, and the text with styles.
    struct Line {
        var text = ""
        var shown = ""
    }

    /// Both sides, line by line; if stacked, with the letters a and b.
    func rows(_ left: [Line], _ right: [Line]) -> String {
        var text = ""
        if isStacked {
            for (name, lines) in [("a", left), ("b", right)] {
                for (number, line) in lines.enumerated() {
                    text += (number == 0 ? name + "  " : "   ") + line.shown + "\n"
                }
            }
            return text
        }
        for number in 0..<max(left.count, right.count) {
            let one = number < left.count ? left[number] : Line()
            text += one.shown
            text += String(repeating: " ", count: max(0, width - Columns.width(of: one.text)))
            text += surface.dim(" │")
            if number < right.count, !right[number].text.isEmpty {
                text += " " + right[number].shown
            }
            text += "\n"
        }
        return text
    }
}

/// Breaks text into lines.
enum Wrapping {
    /// Breaks `text`, which must be printable, into lines of at most `width` columns:
    /// between words and between ideographs, and within words longer than a line.
    static func lines(_ text: some StringProtocol, width: Int) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var used = 0
        func end() {
            if !line.isEmpty { lines.append(String(line)) }
            (line, used) = (.init(), 0)
        }
        for piece in String(text).unicodeScalars.split(separator: " ").flatMap(pieces) {
            let gap = piece.isAfterSpace && used > 0 ? 1 : 0
            if used + gap + piece.width > width { end() }
            if used > 0, gap == 1 {
                line.append(" ")
                used += 1
            }
            for scalar in piece.scalars {
                let columns = Columns.columns(of: scalar)
                if used + columns > width { end() }
                line.append(scalar)
                used += columns
            }
        }
        end()
        return lines
    }

    /// Text that is only broken if it is wider than a line.
    private struct Piece {
        var scalars = String.UnicodeScalarView()
        var width = 0
        var isAfterSpace: Bool
    }

    /// Splits a word before and after each ideograph.
    private static func pieces(of word: Substring.UnicodeScalarView) -> [Piece] {
        var pieces = [Piece(isAfterSpace: true)]
        var lastIsWide = false
        for scalar in word {
            let columns = Columns.columns(of: scalar)
            let isWide = columns == 2 || columns == 0 && lastIsWide
            if pieces[pieces.count - 1].width > 0, columns > 0, isWide || lastIsWide, !isClosing(scalar) {
                pieces.append(Piece(isAfterSpace: false))
            }
            pieces[pieces.count - 1].scalars.append(scalar)
            pieces[pieces.count - 1].width += columns
            lastIsWide = isWide
        }
        return pieces
    }

    /// Whether a line must not begin with this character.
    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .closePunctuation, .finalPunctuation, .otherPunctuation: true
        default: false
        }
    }
}
