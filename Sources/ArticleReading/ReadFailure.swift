import Platform

/// Why a file cannot be read (on): the reason of the ``Skipped`` it becomes.
public struct ReadFailure: Error, Equatable {
    public var reason: String

    package init(_ reason: String) { self.reason = reason }

    init(_ error: SystemError) { self.init(error.clause) }
}

extension ReadFailure {
    /// A name that was repaired to be shown no longer leads to its file.
    static let brokenName = ReadFailure("its name is not valid UTF-8; rename it")
}

/// The failures of what exceeds ``ReadingOptions/maxArticleSize``.
extension ReadFailure {
    /// A file or record that is skipped.
    static func tooLarge(_ options: ReadingOptions) -> ReadFailure {
        ReadFailure("longer than \(options.maxArticleSizeText); raise --max-article-size to read it")
    }

    /// A record that makes the rest of its file be given up.
    static func endless(_ options: ReadingOptions) -> ReadFailure {
        ReadFailure(
            "more than \(options.patience) times \(options.maxArticleSizeText) without an end; "
                + "the rest of the file was not read")
    }
}
