/// Text from articles made harmless in a page.
enum InertText {
    /// Adds `text` to `html` with everything escaped that means something in
    /// HTML, and without characters that act instead of being read.
    static func append(_ text: some StringProtocol, to html: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            default:
                if !scalar.acts {
                    html.unicodeScalars.append(scalar)
                } else if scalar.endsLine {
                    html += " "
                }
            }
        }
    }
}
