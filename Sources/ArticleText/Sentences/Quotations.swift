/// Finds what a text puts in quotation marks: somebody's words, which any
/// report of them shares.
public enum Quotations {
    /// The quoted stretches in order, marks included, as byte ranges.
    ///
    /// Knows “ ”, ” ”, „ “, « », » «, ‹ ›, 「 」, 『 』 and plain ". A quotation ends
    /// with its paragraph at the latest, so a forgotten mark does not turn the
    /// rest of the text into one; one that goes on over several paragraphs, a
    /// mark before each, is found paragraph by paragraph. Single marks are not
    /// looked for: an apostrophe looks the same.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: (start: Int, closing: [UInt32])?
        var position = 0
        var previous: UInt32 = 0x20
        while position < text.count {
            let byte = text[position]
            if byte < 0x80, byte != 0x0A, byte != 0x22 {
                previous = UInt32(byte)
                position += 1
                continue
            }
            let (decoded, length) = UTF8Scalar.decode(text, at: position, before: text.count)
            let scalar = decoded ?? 0
            let end = position + length
            if scalar == 0x0A {
                // Wire copy breaks lines; a paragraph ends with a blank one.
                if let quotation = open, startsParagraph(text, after: end) {
                    if quotation.closing != [0x22] { ranges.append(quotation.start..<position) }
                    open = nil
                }
            } else if let quotation = open {
                if quotation.closing.contains(scalar) {
                    ranges.append(quotation.start..<end)
                    open = nil
                }
            } else if let closing = closing(of: scalar, after: previous) {
                open = (position, closing)
            }
            previous = scalar
            position = end
        }
        if let quotation = open, quotation.closing != [0x22] { ranges.append(quotation.start..<text.count) }
        return ranges
    }

    private static func startsParagraph(_ text: Span<UInt8>, after lineBreak: Int) -> Bool {
        var next = lineBreak
        while next < text.count, text[next] == UInt8(ascii: " ") || text[next] == 0x0D { next += 1 }
        return next == text.count || text[next] == UInt8(ascii: "\n") || next >= lineBreak + 2
    }

    /// The marks that close what `scalar` opens; nil if it opens nothing.
    private static func closing(of scalar: UInt32, after previous: UInt32) -> [UInt32]? {
        switch scalar {
        // Behind an ideograph stands no space.
        case 0x22: Folding.entry(of: previous).kind == .letter ? nil : [0x22]
        case 0x201C: [0x201D]
        // As Swedish and Finnish begin a quotation, and others end one.
        case 0x201D: previous <= 0x20 ? [0x201D] : nil
        case 0x201E: [0x201C, 0x201D]
        case 0xAB: [0xBB]
        case 0xBB: isWord(previous) ? nil : [0xAB]
        case 0x2039: [0x203A]
        case 0x300C: [0x300D]
        case 0x300E: [0x300F]
        default: nil
        }
    }

    private static func isWord(_ scalar: UInt32) -> Bool {
        let kind = Folding.entry(of: scalar).kind
        return kind == .letter || kind == .ideograph || kind == .syllabic
    }
}
