import ArticleText

/// A text with what was learnt of it.
protocol DissectedText: AnyObject {
    var bytes: ArraySlice<UInt8> { get }
    var tokens: [Token] { get }
    /// Taken apart for comparison.
    var analysis: TextAnalysis { get }
}

/// The texts of a corpus that were asked for last: pairs come in the order of
/// their first texts, and those that go with one often go with the next too.
///
/// Two generations: what is asked for moves to the younger one; when that is
/// full, the older is given up and it takes its place. What alone is more than
/// a generation is not kept.
struct RecentTexts<Text: DissectedText> {
    private var young: [Document: Text] = [:]
    private var old: [Document: Text] = [:]
    private var words = 0
    /// Words of the texts in a generation.
    private let mostWords: Int

    init(mostWords: Int = 1 << 17) { self.mostWords = mostWords }

    /// The text of a document, made where it is not known.
    mutating func text(of document: Document, make: () throws -> Text) rethrows -> Text {
        if let known = young[document] { return known }
        let text = try old[document] ?? make()
        guard text.tokens.count <= mostWords else { return text }
        words += text.tokens.count
        if words > mostWords {
            (old, young) = (young, [:])
            words = text.tokens.count
        }
        young[document] = text
        return text
    }
}
