/// What takes a report's bytes, piece by piece: a file, a socket, a buffer.
public protocol ReportSink {
    func write(_ bytes: [UInt8]) throws
}

extension ReportSink {
    func write(_ text: some StringProtocol) throws { try write(Array(text.utf8)) }
}

/// The forms a report is written in. Not every report has each.
public enum ReportFormat: String, Sendable, CaseIterable {
    case table, json, jsonl, csv, html
}

/// How a report is to be written.
public struct ReportOptions: Sendable {
    public var format: ReportFormat
    /// Whether JSON includes the articles' texts.
    public var withText = false
    /// What a table is written on.
    public var surface = Surface()

    public init(_ format: ReportFormat) { self.format = format }
}

/// The version that reports name as the one that made them.
public enum ReportVersion {
    public static let current = "0.1.0"
}
