/// Receives the bytes of a report piece by piece: a file, a socket, a buffer.
public protocol ReportSink {
    func write(_ bytes: [UInt8]) throws
}

extension ReportSink {
    func write(_ text: some StringProtocol) throws { try write(Array(text.utf8)) }
}

/// The output formats. Not every report supports all of them.
public enum ReportFormat: String, Sendable, CaseIterable {
    case table, json, jsonl, csv, html
}

/// Options for writing a report.
public struct ReportOptions: Sendable {
    public var format: ReportFormat
    /// Whether JSON includes the articles' texts.
    public var withText = false
    /// The width and colours of tables.
    public var surface = Surface()

    public init(_ format: ReportFormat) { self.format = format }
}

/// The version of wirecopy named in reports.
public enum ReportVersion {
    public static let current = "0.1.0"
}
