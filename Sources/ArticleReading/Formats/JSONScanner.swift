import ArticleText

/// Finds where the values of a JSON file begin and end, a chunk at a time.
///
/// Looks at brackets and quotes only; whether a value is valid is seen when it
/// is parsed. Commas between values may be missing, and marks of UTF-8 stand
/// between the values of files that were put together.
struct JSONScanner {
    enum Boundary: Equatable {
        /// A value begins at this place.
        case start(Int)
        /// A value ended before this place.
        case end(Int)
        /// What stands at this place can begin no value.
        case stray(Int)
    }

    private enum State { case between, scalar, nested, string, escape }

    private var state = State.between
    /// The brackets and braces that are open within the value.
    private var depth = 0
    /// Whether the values are elements of an array around all of them.
    private(set) var isInArray = false
    /// How many bytes of a mark of UTF-8 were seen.
    private var markBytes = 0

    var isInValue: Bool { state != .between }
    /// Whether it is in a number or word, which ends with the file.
    var isInScalar: Bool { state == .scalar }

    /// The next boundary at or after `index`, which is moved behind it; nil at
    /// the end of the chunk.
    mutating func next(in bytes: Span<UInt8>, from index: inout Int) -> Boundary? {
        while index < bytes.count {
            let byte = bytes[index]
            switch state {
            case .between:
                index += 1
                if let boundary = begin(with: byte, at: index - 1) { return boundary }
                continue
            case .scalar:
                // What ends a number belongs to what follows.
                guard byte.isSpace || ",]}[{\"".utf8.contains(byte) else { break }
                state = .between
                return .end(index)
            case .nested:
                step(over: byte)
            case .string:
                if byte == UInt8(ascii: "\"") {
                    state = depth == 0 ? .between : .nested
                } else if byte == UInt8(ascii: "\\") {
                    state = .escape
                }
            case .escape:
                state = .string
            }
            index += 1
            if state == .between { return .end(index) }
        }
        return nil
    }

    /// Goes over a byte that is within brackets but not within a string.
    private mutating func step(over byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): state = .string
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            if depth == 0 { state = .between }
        default: break
        }
    }

    private static let mark = UTF8Text.mark

    /// What a byte outside all values begins; nil if nothing.
    private mutating func begin(with byte: UInt8, at index: Int) -> Boundary? {
        if byte == Self.mark[markBytes] {
            markBytes = (markBytes + 1) % Self.mark.count
            return nil
        }
        if markBytes > 0 { return .stray(index) }
        switch byte {
        case UInt8(ascii: ","):
            return nil
        case _ where byte.isSpace:
            return nil
        case UInt8(ascii: "[") where !isInArray:
            isInArray = true
            return nil
        case UInt8(ascii: "]") where isInArray:
            isInArray = false
            return nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth = 1
            state = .nested
        case UInt8(ascii: "\""):
            state = .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            state = .scalar
        default:
            return .stray(index)
        }
        return .start(index)
    }
}
