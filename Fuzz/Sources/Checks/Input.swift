/// The bytes libFuzzer made up, taken from the front.
public struct Input {
    private var rest: ArraySlice<UInt8>

    public init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        rest = Array(UnsafeBufferPointer(start: start, count: count))[...]
    }

    /// The next byte; 0 at the end.
    public mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// What comes before the next byte 0xFF, which no UTF-8 holds; the rest
    /// where there is none.
    public mutating func field() -> [UInt8] {
        let end = rest.firstIndex(of: 0xFF) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return Array(rest[..<end])
    }

    /// The same as text, what is not UTF-8 replaced.
    public mutating func text() -> String { String(decoding: field(), as: UTF8.self) }

    /// All that is left.
    public mutating func remainder() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }
}
