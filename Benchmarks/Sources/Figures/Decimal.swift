import Glibc

/// Numbers with a fixed count of decimals, the same in every locale.
public enum Decimal {
    public static func text(_ value: Double, _ decimals: Int, signed: Bool = false) -> String {
        let scale = pow(10, Double(decimals))
        let scaled = Int((abs(value) * scale).rounded())
        let digits = String(scaled)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let whole = padded.dropLast(decimals)
        let sign = value < 0 && scaled != 0 ? "−" : signed ? "+" : ""
        return sign + whole + (decimals == 0 ? "" : "." + padded.suffix(decimals))
    }
}
