import ReuseDetection

/// What spoke for and against reuse, with a bar for how much.
struct ReasonTable {
    let reasons: [Reason]
    let surface: Surface

    private static let barWidth = 20

    /// Empty where there are no reasons.
    var text: String {
        guard let most = reasons.map({ abs($0.weight) }).max() else { return "" }
        let names = reasons.map { Terminal.printable($0.name) }
        let nameWidth = min(names.map { Terminal.width(of: $0) }.max() ?? 0, max(12, surface.columns - 40))
        let values = reasons.map { Decimal.text($0.value, places: 3) }
        let valueWidth = values.map(\.count).max() ?? 0
        let weights = reasons.map { Self.signed($0.weight) }
        let weightWidth = weights.map(\.count).max() ?? 0

        var text = "\n" + surface.bold("why") + surface.dim("  + for reuse, − against") + "\n"
        for (number, reason) in reasons.enumerated() {
            text += "  " + Terminal.fitted(names[number], to: nameWidth)
            text += "  " + Self.padded(values[number], valueWidth)
            text += "  " + Self.padded(weights[number], weightWidth)
            text += "  " + bar(reason.weight, of: most) + "\n"
        }
        return text
    }

    private func bar(_ weight: Double, of most: Double) -> String {
        let share = most > 0 ? abs(weight) / most : 0
        let room = min(Self.barWidth, max(4, surface.columns - 60))
        let length = max(1, Int((share * Double(room)).rounded()))
        return surface.styled(
            String(repeating: weight < 0 ? "░" : "█", count: length), weight < 0 ? .green : .red)
    }

    /// `+1.25`, `−0.40`.
    private static func signed(_ weight: Double) -> String {
        (weight < 0 ? "−" : "+") + Decimal.fixed(abs(weight), places: 2)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
