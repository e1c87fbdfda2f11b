import Figures

/// One pair of axes of a figure: from measured values to places on the paper.
struct Panel {
    let left: Double
    let top: Double
    let width = 380.0
    let height = 250.0
    let title: String
    let xLabel: String
    let yLabel: String
    let xTicks: [Double]
    let yTicks: [Double]

    private static let ink = "#333333"
    private static let grid = "#e4e4e4"

    /// Where a value lies; the first and last ticks are the ends of the axes.
    func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        let (xRange, yRange) = (xTicks.last! - xTicks[0], yTicks.last! - yTicks[0])
        return (left + width * (x - xTicks[0]) / xRange, top + height * (1 - (y - yTicks[0]) / yRange))
    }

    func drawAxes(in svg: inout SVG) {
        for tick in yTicks {
            svg.line(place(xTicks[0], tick), place(xTicks.last!, tick), color: Self.grid)
            let end = place(xTicks[0], tick)
            svg.text(Decimal.text(tick, 1), at: (end.x - 8, end.y + 4), size: 12, anchor: .end)
        }
        for tick in xTicks {
            let end = place(tick, yTicks[0])
            svg.line(end, (end.x, end.y + 5), color: Self.ink)
            svg.text(Decimal.text(tick, 1), at: (end.x, end.y + 19), size: 12, anchor: .middle)
        }
        svg.line(place(xTicks[0], yTicks[0]), place(xTicks.last!, yTicks[0]), color: Self.ink)
        svg.line(place(xTicks[0], yTicks[0]), place(xTicks[0], yTicks.last!), color: Self.ink)
        svg.text(title, at: (left, top - 14), size: 14, isBold: true)
        svg.text(xLabel, at: (left + width / 2, top + height + 40), anchor: .middle)
        svg.text(yLabel, at: (left - 42, top + height / 2), anchor: .middle, isUpright: true)
    }

    func drawLine(
        _ points: [(Double, Double)], color: String, dashes: String? = nil, in svg: inout SVG
    ) {
        svg.polyline(points.map { place($0.0, $0.1) }, color: color, dashes: dashes)
    }

    func drawMarkers(_ points: [(Double, Double)], _ series: Series, in svg: inout SVG) {
        for point in points { svg.marker(series.marker, at: place(point.0, point.1), color: series.color) }
    }

    /// One line of a legend, its upper left corner in values.
    func drawKey(_ series: Series, at corner: (Double, Double), line: Int, in svg: inout SVG) {
        let start = place(corner.0, corner.1)
        let y = start.y + Double(line) * 19
        svg.marker(series.marker, at: (start.x, y), color: series.color)
        svg.text(series.name, at: (start.x + 12, y + 4.5), size: 12.5)
    }
}

/// The measurements with sets of one size, as they are drawn.
struct Series {
    let size: Int
    let color: String
    let marker: Marker

    var name: String { "sets of \(size)" }

    /// Colours that the colour-blind tell apart (Okabe and Ito 2008).
    static let all = zip(
        EstimateError.sizes, [("#d55e00", Marker.circle), ("#0072b2", .square), ("#009e73", .diamond)]
    ).map { Series(size: $0, color: $1.0, marker: $1.1) }
}
