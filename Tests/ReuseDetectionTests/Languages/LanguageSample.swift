import Testing

/// Four invented reports in one language.
struct LanguageSample: Sendable, CustomTestStringConvertible {
    let language: String
    /// What an agency sent out.
    let wire: String
    /// The same told sentence by sentence in other words.
    let rewrite: String
    /// Another reporter's account of the same event.
    let independent: String
    /// Something else that happened.
    let other: String
    /// What a newsroom may add at the end.
    let addition: String

    var testDescription: String { language }

    /// The agency's report as a newsroom prints it: a paragraph cut, a sentence
    /// added.
    var copy: String {
        var paragraphs = wire.split(separator: "\n\n")
        paragraphs.remove(at: paragraphs.count - 2)
        return paragraphs.joined(separator: "\n\n") + " " + addition
    }

    static let all = [german, spanish, russian, chinese]
}
