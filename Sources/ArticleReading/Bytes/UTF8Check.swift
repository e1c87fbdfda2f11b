/// Finds out where bytes stop being UTF-8.
enum UTF8Check {
    /// What helps where text is not UTF-8.
    static let advice = "convert it with iconv -t UTF-8"

    /// The offset of the first byte that is not part of well-formed UTF-8.
    static func firstError(in bytes: Span<UInt8>) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
