public import Foundation

/// The sets the judgement is trained on and measured with, as far as they are
/// there.
public struct KnownSets: Sendable {
    /// Real articles of the web, read and labelled by hand.
    public let fnc1: LabelledSet?
    /// Invented stories with copies, rewrites and independent reports.
    public let newsreuse: LabelledSet?
    /// Answers graded by how much they rewrite (Clough and Stevenson 2011).
    public let clough: LabelledSet?
    /// Long texts with copied passages (PAN 2013).
    public let pan13: LabelledSet?
    /// Wire reports of 1987: repeats, and formulaic look-alikes.
    public let reuters: LabelledSet?

    /// The folders the sets are in.
    public static let names = ["fnc1", "newsreuse", "clough-stevenson", "pan13", "reuters21578"]

    /// - Parameter folders: where to look for the folder of each set; of
    ///   several the first is taken.
    public init(in folders: [URL]) throws {
        func read(
            _ name: String, table: String = "pairs.tsv",
            truth: ([String: String]) -> (label: String, isReuse: Bool?)
        ) throws -> LabelledSet? {
            let found = folders.first {
                FileManager.default.fileExists(atPath: $0.appending(path: "\(name)/\(table)").path)
            }
            return try found.map { try LabelledSet(name, in: $0, table: table, truth: truth) }
        }
        fnc1 = try read("fnc1") { ($0["label"] ?? "", $0["reuse"] == "true") }
        newsreuse = try read("newsreuse") {
            ($0["kind"] ?? "", $0["reuse"] == "true" ? true : $0["reuse"] == "false" ? false : nil)
        }
        clough = try read("clough-stevenson") { ($0["label"] ?? "", $0["label"] != "non") }
        pan13 = try read("pan13") { ($0["obfuscation"] ?? "", $0["obfuscation"] != "none") }
        reuters = try read("reuters21578", table: "weak_labels.tsv") {
            ($0["label"] ?? "", $0["label"]?.hasPrefix("weak-dup") == true)
        }
    }

    /// Those that are there.
    public var all: [LabelledSet] { [fnc1, newsreuse, clough, pan13, reuters].compactMap { $0 } }

    /// The names of those that are not.
    public var missing: [String] {
        let found = Set(all.map(\.name))
        return Self.names.filter { !found.contains($0) }
    }
}
