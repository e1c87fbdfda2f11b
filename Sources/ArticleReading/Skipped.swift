/// Something that could not be read, and why.
public struct Skipped: Sendable, Hashable {
    /// The file, as the user would name it.
    public var path: String
    /// The line of a JSONL file or the element of a JSON file, from 1; nil
    /// where the reason concerns the file.
    public var record: Int?
    /// One clause: what is wrong and, where something helps, what to do.
    public var reason: String

    public init(path: String, record: Int? = nil, reason: String) {
        self.path = path
        self.record = record
        self.reason = reason
    }
}
