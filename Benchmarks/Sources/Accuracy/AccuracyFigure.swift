import Sketching

/// The measurements as a figure: the error for each number of slots, and the
/// S-curve.
struct AccuracyFigure {
    let errors: [EstimateError]
    let curve: BandCurve

    private static let grey = "#777777"
    private static let tenths = (0...5).map { Double($0) / 5 }

    var svg: String {
        var svg = SVG(width: 960, height: 760)
        let corners = [(80.0, 60.0), (550.0, 60.0), (80.0, 430.0)]
        for (slots, corner) in zip(EstimateError.slotCounts, corners) {
            drawErrors(slots: slots, left: corner.0, top: corner.1, in: &svg)
        }
        drawCurve(left: 550, top: 430, in: &svg)
        return svg.document
    }

    private func drawErrors(slots: Int, left: Double, top: Double, in svg: inout SVG) {
        let panel = Panel(
            left: left, top: top, title: "Error of the estimate, \(slots) slots",
            xLabel: "Jaccard similarity J", yLabel: "mean squared error ÷ (J(1 − J)/\(slots))",
            xTicks: Self.tenths, yTicks: [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2])
        panel.drawAxes(in: &svg)
        panel.drawLine([(0, 1), (1, 1)], color: Self.grey, dashes: "5 4", in: &svg)
        let note = panel.place(1, 1.0)
        svg.text(
            "independent permutations", at: (note.x, note.y - 10), size: 12, anchor: .end, color: Self.grey)
        for (line, series) in Series.all.enumerated() {
            let points = errors.filter { $0.slots == slots && $0.size == series.size }
                .map { ($0.jaccard, $0.ratio) }
            panel.drawLine(points, color: series.color, in: &svg)
            panel.drawMarkers(points, series, in: &svg)
            panel.drawKey(series, at: (0.05, 0.32), line: line, in: &svg)
        }
    }

    private func drawCurve(left: Double, top: Double, in svg: inout SVG) {
        let (rows, bands) = (curve.bands.rows, curve.bands.bands)
        let panel = Panel(
            left: left, top: top, title: "Candidates, \(bands) bands of \(rows) rows",
            xLabel: "Jaccard similarity J", yLabel: "share of pairs found", xTicks: Self.tenths,
            yTicks: Self.tenths)
        panel.drawAxes(in: &svg)
        let theory = (0...200).map { Double($0) / 200 }
            .map { ($0, curve.bands.candidateProbability(atJaccard: $0)) }
        panel.drawLine(theory, color: Self.grey, dashes: "5 4", in: &svg)
        for (line, series) in Series.all.enumerated() {
            let points = curve.points.filter { $0.size == series.size }.map { ($0.jaccard, $0.measured) }
            panel.drawMarkers(points, series, in: &svg)
            panel.drawKey(series, at: (0.66, 0.42), line: line, in: &svg)
        }
        let key = panel.place(0.66, 0.42)
        svg.polyline([(key.x - 8, key.y + 57), (key.x + 6, key.y + 57)], color: Self.grey, dashes: "5 4")
        svg.text("theory", at: (key.x + 12, key.y + 61.5), size: 12.5)
    }
}
