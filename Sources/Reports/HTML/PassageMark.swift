import ReuseDetection

/// A passage as it is marked in both texts.
struct PassageMark {
    var pair = 0
    var number = 0
    var passage: Passage?
    /// Of a reworded passage, the words in both.
    var shared: SharedWords?
    /// Whether there is a partner to lead to.
    var isLinked = false

    func around(_ words: ArraySlice<UInt8>, letter: Markup, other: Markup, isFirst: Bool) -> Markup {
        guard let passage else { return "" }
        let anchor: Markup? =
            isFirst ? " id=\"p\(pair)\(letter)\(number)\" data-number=\"\(number)\"" : nil
        let link: Markup? = isLinked ? " href=\"#p\(pair)\(other)\(number)\"" : nil
        return """
            <a class="mark \(passage.kind.rawValue)"\(anchor)\(link) data-pair="\(pair).\(number)" \
            title="\(number): \(PairWords.about(passage))">\(inside(words))</a>
            """
    }

    /// The words, those that a rewrite kept marked.
    private func inside(_ words: ArraySlice<UInt8>) -> Markup {
        guard let shared else { return "\(String(decoding: words, as: UTF8.self))" }
        return Markup(
            shared.pieces(of: words).map { piece in
                piece.isShared ? "<span class=\"same\">\(piece.text)</span>" : "\(piece.text)"
            })
    }
}
