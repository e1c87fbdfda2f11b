/// Text from articles made harmless in a page.
enum InertText {
    /// Adds `text` to `html` with everything escaped that means something in
    /// HTML, and without characters that act instead of being read: controls,
    /// direction overrides, invisible tags.
    static func append(_ text: some StringProtocol, to html: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            default:
                if acts(scalar) {
                    if scalar.value < 0x20 || isLineEnd(scalar) { html += " " }
                } else {
                    html.unicodeScalars.append(scalar)
                }
            }
        }
    }

    /// Joiners are left alone: emoji, Persian and the scripts of India need
    /// them.
    private static func acts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: return false
        case 0x00..<0x20, 0x7F...0x9F: return true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: return true
        case 0xE0000...0xE0FFF: return true
        default: return isLineEnd(scalar) || scalar.properties.isNoncharacterCodePoint
        }
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x85 || scalar.value == 0x2028 || scalar.value == 0x2029
    }
}
