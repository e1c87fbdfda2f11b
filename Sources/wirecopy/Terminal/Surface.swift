import Glibc

/// Where text for reading goes: how wide it is and whether it shows colours.
struct Surface {
    let columns: Int
    let hasColor: Bool

    /// What a file or a pipe is: as wide as COLUMNS says, else 80, and plain.
    static let plain = Surface(columns: Terminal.plainColumns, hasColor: false)

    /// What stdout is.
    static let standardOutput = Surface(columns: Terminal.columns, hasColor: Terminal.hasColor)

    /// The looks text can have.
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case magenta = "35"
        case cyan = "36"
    }

    func bold(_ text: String) -> String { styled(text, .bold) }

    func dim(_ text: String) -> String { styled(text, .dim) }

    /// `text` in a style where colours are shown. It must be printable.
    func styled(_ text: String, _ style: Style?) -> String {
        guard let style, hasColor, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }
}
