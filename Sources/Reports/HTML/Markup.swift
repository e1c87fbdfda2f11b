/// HTML under construction.
///
/// Only what stands in the program's own source is taken as markup. Every
/// string put in by interpolation goes through ``InertText``, so nothing an
/// article brings can be forgotten, in a text or in an attribute.
///
///     let cell: Markup = "<td title=\"\(article.id)\">\(article.title)</td>"
struct Markup: ExpressibleByStringInterpolation {
    private(set) var html: String

    init() { html = "" }

    init(stringLiteral markup: String) { html = markup }

    init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    /// Several pieces one after the other.
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

        /// Markup, or nothing.
        mutating func appendInterpolation(_ markup: Markup?) {
            if let markup { html += markup.html }
        }
    }
}
