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
        self.init(whole: name)
    }

    /// A name that stands in texts as it is. Nil for what is too short to be one,
    /// or too long: at every place of a text as much of it is compared.
    init?(whole name: ArraySlice<UInt8>) {
        let name = name.trimmingSpaces
        guard (2...Self.longest).contains(name.count) else { return nil }
        bytes = Array(name)
        isOneWord = !name.contains(UInt8(ascii: " "))
    }

    /// In bytes.
    private static let longest = 200

    /// Whether a text has the name as words of their own.
    func isNamed(in text: ArraySlice<UInt8>) -> Bool {
        let text = Array(text)
        return text.indices.contains { occurrence(at: $0, in: text.span, text.indices) != nil }
    }

    /// Whether an article's text has the name: one of several words anywhere
    /// but in captions and boilerplate, one that is a single word only where it
    /// is credited.
    func isNamed(in article: ExaminedArticle) -> Bool {
        let text = article.article.text.span
        for part in article.anatomy.parts where part.kind != .caption && part.kind != .boilerplate {
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

extension ArraySlice<UInt8> {
    fileprivate var trimmingSpaces: ArraySlice<UInt8> {
        let start = firstIndex { $0 > 0x20 } ?? endIndex
        let end = lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        return self[start..<end]
    }
}
