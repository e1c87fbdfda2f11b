/// Something that could not be read, and why.
public struct Skipped: Sendable, Hashable {
    /// The file, as the user would name it.
    public var path: String
    /// The line of a JSONL file or the element of a JSON file, from 1; nil
    /// where the reason concerns the file.
    public var record: Int?
    /// What the record is counted in.
    public var unit: RecordUnit
    /// One clause: what is wrong and, where something helps, what to do.
    public var reason: String
    /// Of a record without a text: what is wrong, and the record's keys where
    /// it is the first of its kind in a stretch of the file.
    var lack: Lack?

    /// A record without a text.
    struct Lack: Sendable, Hashable {
        /// `"body" is missing` or `"body" is not a string`.
        var clause: String
        var keys: String?
    }

    public init(path: String, record: Int? = nil, unit: RecordUnit = .line, reason: String) {
        self.path = path
        self.record = record
        self.unit = unit
        self.reason = reason
    }

    /// `line 3`; nil where the reason concerns the file.
    public var place: String? { record.map { "\(unit.rawValue) \($0)" } }

    /// `line 3: not a JSON object`.
    public var clause: String { place.map { "\($0): \(reason)" } ?? reason }

    /// `'dump.jsonl' line 3: not a JSON object`.
    public var message: String { "'\(path)'\(place.map { " \($0)" } ?? ""): \(reason)" }
}

/// What the records of a file are counted in.
public enum RecordUnit: String, Sendable, Hashable {
    /// Of a file with one record a line.
    case line
    /// Of an array, or of objects one after the other.
    case record

    /// The likely one for a file of which only the name is known.
    public init(path: String) {
        guard case .articles(let format) = FileForm(name: path) else { self = .line; return }
        self = format.unit
    }
}
