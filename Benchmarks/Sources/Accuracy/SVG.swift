/// A drawing under way: what the figure needs of SVG, no more.
struct SVG {
    enum Anchor: String { case start, middle, end }

    private let width: Double
    private let height: Double
    private var elements = ""

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// The whole file, on a white ground.
    var document: String {
        let size = "\(Self.number(width)) \(Self.number(height))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" font-family="Helvetica, Arial, sans-serif">
            <rect width="100%" height="100%" fill="#ffffff"/>
            \(elements)</svg>

            """
    }

    mutating func line(
        _ start: (x: Double, y: Double), _ end: (x: Double, y: Double), color: String, width: Double = 1
    ) {
        polyline([start, end], color: color, width: width)
    }

    mutating func polyline(
        _ points: [(x: Double, y: Double)], color: String, width: Double = 2, dashes: String? = nil
    ) {
        let list = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        let dashing = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        elements += "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(color)\" "
        elements += "stroke-width=\"\(Self.number(width))\"\(dashing)/>\n"
    }

    mutating func marker(_ shape: Marker, at point: (x: Double, y: Double), color: String) {
        let (x, y) = (Self.number(point.x), Self.number(point.y))
        let style = "fill=\"#ffffff\" stroke=\"\(color)\" stroke-width=\"1.8\""
        switch shape {
        case .circle:
            elements += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3.6\" \(style)/>\n"
        case .square:
            let (left, top) = (Self.number(point.x - 3.2), Self.number(point.y - 3.2))
            elements += "<rect x=\"\(left)\" y=\"\(top)\" width=\"6.4\" height=\"6.4\" \(style)/>\n"
        case .diamond:
            elements += "<path d=\"M\(x) \(y)m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6z\" \(style)/>\n"
        }
    }

    mutating func text(
        _ text: String, at point: (x: Double, y: Double), size: Double = 13, anchor: Anchor = .start,
        color: String = "#333333", isBold: Bool = false, isUpright: Bool = false
    ) {
        let (x, y) = (Self.number(point.x), Self.number(point.y))
        let weight = isBold ? " font-weight=\"bold\"" : ""
        let turn = isUpright ? " transform=\"rotate(-90 \(x) \(y))\"" : ""
        let escaped = text.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
        elements += "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(Self.number(size))\" fill=\"\(color)\" "
        elements += "text-anchor=\"\(anchor.rawValue)\"\(weight)\(turn)>\(escaped)</text>\n"
    }

    /// At most one decimal.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}

/// Tells series apart without colours.
enum Marker { case circle, square, diamond }
