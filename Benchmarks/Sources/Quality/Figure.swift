import Figures

/// One row of the table: what was measured, and what it must reach.
struct Figure {
    let set: String
    let name: String
    var target: Target?
    /// With what is shipped.
    let measured: Value
    /// By models that the set did not teach.
    var leftOut: Value?
    /// By models that nine tenths of all sets taught.
    var tenFold: Value?
    /// Whether the target is for the set left out, not for what is shipped.
    var isForLeftOut = false

    /// Nil without a target, or where what it is for was not measured.
    var isMet: Bool? {
        guard let target, let value = isForLeftOut ? leftOut : measured else { return nil }
        return target.isMet(by: value)
    }

    enum Target {
        case atLeast(Double)
        case atMost(Double)
        case exactly(String)

        func isMet(by value: Value) -> Bool {
            switch (self, value) {
            case (.atLeast(let least), _): value.number.map { $0 >= least } ?? false
            case (.atMost(let most), _): value.number.map { $0 <= most } ?? false
            case (.exactly(let wanted), .text(let text)): wanted == text
            case (.exactly, _): false
            }
        }

        var text: String {
            switch self {
            case .atLeast(let value): "≥ \(Self.short(value))"
            case .atMost(let value): "≤ \(Self.short(value))"
            case .exactly(let text): text
            }
        }

        private static func short(_ value: Double) -> String {
            value >= 1 ? Decimal.text(value, 0) : Decimal.text(value, 3)
        }
    }

    enum Value {
        /// Nil where there was nothing to measure it by.
        case ratio(Double?)
        case share(Int, of: Int)
        case microseconds(Double)
        case text(String)

        var number: Double? {
            switch self {
            case .ratio(let value): value
            case .share(let part, let whole): whole == 0 ? nil : Double(part) / Double(whole)
            case .microseconds(let value): value
            case .text: nil
            }
        }

        var text: String {
            switch self {
            case .ratio(let value): value.map { Decimal.text($0, 3) } ?? "–"
            case .share(let part, let whole):
                number.map { "\(Decimal.text($0, $0 > 0 && $0 < 0.01 ? 4 : 3)) (\(part) of \(whole))" } ?? "–"
            case .microseconds(let value): "\(Decimal.text(value, 0)) µs"
            case .text(let text): text
            }
        }
    }
}
