/// A piece of HTML.
///
/// Only literals in the program's source are markup. Interpolated strings are escaped by
/// ``InertText``, so no text from an article can be forgotten, neither in a text nor in an
/// attribute.
///
///     let cell: Markup = "<td title=\"\(article.id)\">\(article.title)</td>"
struct Markup: ExpressibleByStringInterpolation {
    private(set) var html: String

    init() { html = "" }

    init(stringLiteral markup: String) { html = markup }

    init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    /// Concatenates pieces.
    init(_ pieces: some Sequence<Markup>) {
        html = ""
        for piece in pieces { html += piece.html }
    }

    static func += (left: inout Markup, right: Markup) { left.html += right.html }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            html.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ markup: String) { html += markup }

        mutating func appendInterpolation(_ text: some StringProtocol) {
            InertText.append(text, to: &html)
        }

        mutating func appendInterpolation(_ number: Int) { html += String(number) }

        mutating func appendInterpolation(_ number: Double) { html += Numbers.text(number, places: 1) }

        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }

        /// Appends markup; nothing for nil.
        mutating func appendInterpolation(_ markup: Markup?) {
            if let markup { html += markup.html }
        }
    }
}

/// Escapes text from articles for a page.
enum InertText {
    /// Appends `text` to `html`, with HTML syntax escaped and control characters removed.
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

extension Unicode.Scalar {
    /// Whether it is a control or format character: controls, line breaks, direction
    /// overrides, invisible tags.
    ///
    /// Joiners are not: emoji, Persian and the scripts of India need them.
    var acts: Bool {
        switch value {
        case 0x20..<0x7F: false
        case 0x00..<0x20, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE0FFF, 0xFDD0...0xFDEF: true
        // The last two scalars of each plane are noncharacters.
        default: endsLine || value & 0xFFFE == 0xFFFE
        }
    }

    /// Whether it is a line break, which is replaced by a space when removed.
    var endsLine: Bool { value < 0x20 || value == 0x85 || value == 0x2028 || value == 0x2029 }
}
