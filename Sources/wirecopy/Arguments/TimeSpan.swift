import ArgumentParser

/// A span of time as people write it: `90d`, `12h`, `30m`, `1.5s`, or a number
/// of seconds.
struct TimeSpan: ExpressibleByArgument, Equatable {
    let seconds: Double
    private let text: String

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        let unit = argument.last.flatMap { units[$0] }
        guard let number = Double(unit == nil ? argument[...] : argument.dropLast()), number >= 0,
            number <= 1e9
        else { return nil }
        seconds = number * (unit ?? 1)
        text = argument
    }

    var defaultValueDescription: String { text }
}
