import ArticleText

/// A publisher's name as it may stand in another's text: "The Broadsheet" is
/// also "Broadsheet", "The Evening Star Online" also "Evening Star".
struct PublisherName: Sendable {
    private let bytes: [UInt8]
    private let isOneWord: Bool

    private static let tails = [" Online", " Web", ".com", ".co.uk", ".de", ".org", ".net"].map {
        Array($0.utf8)
    }

    /// nil where nothing of a name is left.
    init?(_ field: ArraySlice<UInt8>) {
        var name = field
        if name.starts(with: Array("The ".utf8)) || name.starts(with: Array("the ".utf8)) {
            name = name.dropFirst(4)
        }
        for tail in Self.tails
        where name.count > tail.count + 3 && name.suffix(tail.count).elementsEqual(tail) {
            name = name.dropLast(tail.count)
        }
        guard name.count >= 2 else { return nil }
        bytes = Array(name)
        isOneWord = !name.contains(UInt8(ascii: " "))
    }

    /// Whether an article's text has the name: one of several words anywhere
    /// but in captions and furniture, one that is a single word only where it
    /// is credited.
    func isNamed(in article: ExaminedArticle) -> Bool {
        let text = article.article.text.span
        for part in article.anatomy.parts where part.kind != .caption && part.kind != .furniture {
            let bar = part.kind == .body && isOneWord
            for position in part.range where text[position] == bytes[0] {
                guard let range = occurrence(at: position, in: text, part.range) else { continue }
                if !bar || isCredited(range, in: article.anatomy) || isCued(range, text, part.range) {
                    return true
                }
            }
        }
        return false
    }

    private func occurrence(at position: Int, in text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        let end = position + bytes.count
        guard end <= range.upperBound else { return nil }
        for offset in bytes.indices where text[position + offset] != bytes[offset] { return nil }
        let isWhole =
            (position == range.lowerBound || !Self.isWord(text[position - 1]))
            && (end == range.upperBound || !Self.isWord(text[end]))
        return isWhole ? position..<end : nil
    }

    /// Credits come in the order of their ends: those before are passed over.
    private func isCredited(_ range: Range<Int>, in anatomy: Anatomy) -> Bool {
        let credits = anatomy.credits
        let first = credits.firstPlace { $0.range.upperBound > range.lowerBound }
        return credits[first...].prefix { $0.range.lowerBound < range.upperBound }
            .contains(where: \.isAttribution)
    }

    private func isCued(_ range: Range<Int>, _ text: Span<UInt8>, _ part: Range<Int>) -> Bool {
        CreditCue.isBeside(range, in: text, within: part)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
    }
}
