public import Foundation

/// The sets the judgement is trained on and measured with.
public struct KnownSets: Sendable {
    /// Real articles of the web, read and labelled by hand.
    public let fnc1: LabelledSet
    /// Invented stories with copies, rewrites and independent reports.
    public let newsreuse: LabelledSet
    /// Answers graded by how much they rewrite (Clough and Stevenson 2011).
    public let clough: LabelledSet
    /// Long texts with copied passages (PAN 2013).
    public let pan13: LabelledSet
    /// Wire reports of 1987: repeats, and formulaic look-alikes.
    public let reuters: LabelledSet

    public init(in folder: URL) throws {
        fnc1 = try LabelledSet("fnc1", in: folder) { ($0["label"] ?? "", $0["reuse"] == "true") }
        newsreuse = try LabelledSet("newsreuse", in: folder) {
            ($0["kind"] ?? "", $0["reuse"] == "true" ? true : $0["reuse"] == "false" ? false : nil)
        }
        clough = try LabelledSet("clough-stevenson", in: folder) {
            ($0["label"] ?? "", $0["label"] != "non")
        }
        pan13 = try LabelledSet("pan13", in: folder) {
            ($0["obfuscation"] ?? "", $0["obfuscation"] != "none")
        }
        reuters = try LabelledSet("reuters21578", in: folder, table: "weak_labels.tsv") {
            ($0["label"] ?? "", $0["label"]?.hasPrefix("weak-dup") == true)
        }
    }

    public var all: [LabelledSet] { [fnc1, newsreuse, clough, pan13, reuters] }
}
