import ArticleText

extension Disguise {
    /// `disguised: 12 words in letters of two scripts, 3 invisible characters
    /// within words`.
    var words: String {
        var found: [String] = []
        if mixedScriptWords > 0 {
            found.append(Message.count(mixedScriptWords, "word") + " in look-alike letters of two scripts")
        }
        if invisibleCharacters > 0 {
            found.append(Message.count(invisibleCharacters, "invisible character") + " within words")
        }
        return "disguised: " + found.joined(separator: ", ")
    }
}
