/// Formatting of numbers.
public enum Numbers {
    /// `1 article`, `2 articles`, `12,345 articles`.
    public static func count(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural(noun))"
    }

    /// `12,345`.
    public static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var place = digits.endIndex
        while let next = digits.index(place, offsetBy: -3, limitedBy: digits.startIndex),
            next != digits.startIndex
        {
            digits.insert(",", at: next)
            place = next
        }
        return digits
    }

    private static func plural(_ noun: String) -> String {
        noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s"
    }

    /// `30 %`.
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// `number` with at most `places` decimals, without trailing zeros.
    public static func text(_ number: Double, places: Int) -> String {
        var text = fixed(number, places: places)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// `number` with exactly `places` decimals. NaN, infinities and numbers of more than
    /// fifteen digits are formatted as by `String(describing:)`.
    static func fixed(_ number: Double, places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        guard (number * scale).magnitude < 1e15 else { return "\(number)" }
        let scaled = Int((number * scale).rounded())
        guard places > 0 else { return String(scaled) }
        let digits = String(abs(scaled))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (scaled < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
