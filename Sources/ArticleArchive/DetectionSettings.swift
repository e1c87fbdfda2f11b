import GRDB
import ReuseDetection
import Sketching

/// Everything that must be the same for two articles' keys to be compared and
/// their verdicts to mean the same; kept with the archive.
struct DetectionSettings: Hashable {
    private let values: [String: String]

    init(_ options: DetectionOptions) {
        values = [
            "hashFamily": SketchScheme.family,
            "shingleWidth": String(options.shingleWidth),
            "similarity": String(options.similarity),
            "recall": String(options.recall),
            "slots": String(options.slots),
            "seed": String(options.seed),
            "samplingRate": String(options.samplingRate),
            "rewrites": String(options.findsRewrites),
        ]
    }

    /// What is stored; nil where nothing is yet.
    init?(_ db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT name, value FROM setting")
        guard !rows.isEmpty else { return nil }
        values = rows.reduce(into: [:]) { $0[$1["name"]] = $1["value"] }
    }

    /// As text: the same for the same engine.
    var text: String {
        values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    func store(in db: Database) throws {
        try db.execute(sql: "DELETE FROM setting")
        for (name, value) in values {
            try db.execute(sql: "INSERT INTO setting VALUES (?, ?)", arguments: [name, value])
        }
    }

    /// The options it stands for, all else as in `options`.
    func applied(to options: DetectionOptions) -> DetectionOptions {
        func number<Number: LosslessStringConvertible>(_ name: String, _ fallback: Number) -> Number {
            values[name].flatMap(Number.init) ?? fallback
        }
        var options = options
        options.shingleWidth = number("shingleWidth", options.shingleWidth)
        options.similarity = number("similarity", options.similarity)
        options.recall = number("recall", options.recall)
        options.slots = number("slots", options.slots)
        options.seed = number("seed", options.seed)
        options.samplingRate = number("samplingRate", options.samplingRate)
        options.findsRewrites = number("rewrites", options.findsRewrites)
        return options
    }

    /// In what it differs from another: `shingleWidth 3, not 5`.
    func difference(from other: DetectionSettings) -> String {
        values.keys.sorted().filter { values[$0] != other.values[$0] }
            .map { "\($0) \(values[$0] ?? "?"), not \(other.values[$0] ?? "?")" }.joined(separator: "; ")
    }
}
