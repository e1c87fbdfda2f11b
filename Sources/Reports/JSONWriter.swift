import ArticleText

/// Writes JSON incrementally, so that a report of a million articles never is in memory
/// as a whole, as Foundation's encoder would need.
///
/// Values are written in the order of the calls. Commas are added automatically; that
/// brackets match is up to the caller.
public struct JSONWriter: Sendable {
    /// What was written since the last ``flush(to:)``.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    /// Writes an object as a value; `body` writes its fields.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        begin("{")
        body(&self)
        end("}")
    }

    mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        begin("[")
        body(&self)
        end("]")
    }

    /// An array of objects, one for each element.
    mutating func array<Elements: Sequence>(
        _ name: String, of elements: Elements, _ body: (Elements.Element, inout JSONWriter) -> Void
    ) {
        array(name) { json in
            for element in elements { json.object { body(element, &$0) } }
        }
    }

    /// Writes a field with a string.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public mutating func field(_ name: String, _ text: String) {
        key(name)
        value(text)
    }

    mutating func field(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { raw("null") }
    }

    /// Writes a field with a string given as UTF-8; null for an empty one if `orNull`.
    mutating func field(_ name: String, _ utf8: ArraySlice<UInt8>, orNull: Bool = false) {
        key(name)
        if orNull, utf8.isEmpty { raw("null") } else { value(utf8) }
    }

    mutating func field(_ name: String, _ number: Int) {
        key(name)
        append(number)
        needsComma = true
    }

    mutating func field(_ name: String, _ flag: Bool?) {
        key(name)
        raw(flag.map { $0 ? "true" : "false" } ?? "null")
    }

    /// Writes a field with a number from 0 upward and at most four decimals; null for nil.
    mutating func field(_ name: String, _ number: Double?) {
        key(name)
        guard let number, number >= 0, number < 1e14 else { return raw("null") }
        var digits = Int((number * 10_000).rounded())
        append(digits / 10_000)
        digits %= 10_000
        if digits > 0 { bytes.append(UInt8(ascii: ".")) }
        var unit = 1000
        while digits > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(digits / unit))
            digits %= unit
            unit /= 10
        }
        needsComma = true
    }

    /// Opens an object or array that is written in several steps.
    mutating func begin(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    mutating func end(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    mutating func key(_ name: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func value(_ text: String) { value(ArraySlice(text.utf8)) }

    /// Writes a string given as UTF-8.
    mutating func value(_ utf8: ArraySlice<UInt8>) {
        separate()
        quote(utf8)
        needsComma = true
    }

    /// Appends values written by another writer.
    mutating func append(_ written: JSONWriter) {
        guard !written.bytes.isEmpty else { return }
        separate()
        bytes.append(contentsOf: written.bytes)
        needsComma = written.needsComma
    }

    /// Writes a line break, after a record of JSON Lines or at the end of the file.
    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Passes ``bytes`` on to `sink` and empties them.
    ///
    /// - Throws: errors of `sink`.
    public mutating func flush(to sink: some ReportSink) throws {
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func raw(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func append(_ number: Int) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var left = number.magnitude
        var place = 20
        repeat {
            place -= 1
            digits[place] = UInt8(ascii: "0") + UInt8(left % 10)
            left /= 10
        } while left > 0
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        for index in place..<20 { bytes.append(digits[index]) }
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    /// Escapes what JSON requires, and characters that affect a terminal: controls, line
    /// breaks, direction overrides.
    private mutating func quote(_ utf8: ArraySlice<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var copied = utf8.startIndex
        for place in utf8.indices {
            let byte = utf8[place]
            if byte >= 0x80 {
                guard let (scalar, length) = Self.acting(utf8[place...]) else { continue }
                bytes.append(contentsOf: utf8[copied..<place])
                copied = place + length
                appendEscape(scalar)
                continue
            }
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
            bytes.append(contentsOf: utf8[copied..<place])
            copied = place + 1
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            default: appendEscape(UInt16(byte))
            }
        }
        bytes.append(contentsOf: utf8[copied...])
        bytes.append(UInt8(ascii: "\""))
    }

    /// `\u202e`.
    private mutating func appendEscape(_ scalar: UInt16) {
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: [UInt8(scalar >> 8), UInt8(scalar & 0xFF)].hexadecimal.utf8)
    }

    /// The scalar of two or three bytes at the start of `utf8`, and its length, if it has
    /// to be escaped. The first byte rules out nearly all others.
    private static func acting(_ utf8: ArraySlice<UInt8>) -> (scalar: UInt16, length: Int)? {
        let lead = utf8[utf8.startIndex]
        guard lead == 0xC2 || lead == 0xD8 || lead == 0xE2 || lead == 0xEF else { return nil }
        let length = lead < 0xE0 ? 2 : 3
        guard utf8.count >= length else { return nil }
        var scalar = UInt16(lead & (lead < 0xE0 ? 0x1F : 0x0F))
        for byte in utf8.dropFirst().prefix(length - 1) { scalar = scalar << 6 | UInt16(byte & 0x3F) }
        return Unicode.Scalar(scalar)?.acts == true ? (scalar, length) : nil
    }
}
