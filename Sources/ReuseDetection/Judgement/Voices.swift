import ArticleText

/// Whose words the words of a text are.
///
/// Two reporters may quote one speaker and print one statement; that is no
/// reuse. What counts is what each author says.
struct Voices: Sendable {
    enum Voice: UInt8, Sendable {
        /// The reporter's.
        case author
        /// Between quotation marks, or told in the first person: a statement,
        /// a tweet, a transcript.
        case speaker
        /// The site's.
        case site
    }

    /// By token.
    var voices: [Voice]

    /// From this share of a text on, the first person is its author: a column.
    private static let columnShare = 0.4

    init(_ text: TextAnalysis) {
        voices = text.roles.map { roles in
            roles.contains(.furniture) ? .site : roles.contains(.quoted) ? .speaker : .author
        }
        let statements = FirstPerson.sentences(of: text, voices)
        let told = statements.reduce(0) { $0 + $1.count }
        guard Double(told) < Self.columnShare * Double(voices.count(where: { $0 == .author })) else { return }
        for sentence in statements {
            for index in sentence where voices[index] == .author { voices[index] = .speaker }
        }
    }

    subscript(index: Int) -> Voice { voices[index] }

    /// Words that are not the site's.
    var bodyWords: Int { voices.count { $0 != .site } }
    /// Words that are the author's.
    var ownWords: Int { voices.count { $0 == .author } }
}
