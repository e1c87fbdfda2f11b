/// Where text for reading goes: how wide it is and whether it shows colours.
public struct Surface: Sendable {
    let columns: Int
    let hasColor: Bool

    /// By default what a file is: plain.
    public init(columns: Int = 80, hasColor: Bool = false) {
        self.columns = columns
        self.hasColor = hasColor
    }

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
