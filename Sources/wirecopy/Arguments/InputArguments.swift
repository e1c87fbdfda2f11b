import ArgumentParser
import ArticleReading
import ArticleText

/// How articles are read, the same for every command.
struct InputArguments: ParsableArguments {
    @Option(
        name: .customLong("text-field"),
        help: ArgumentHelp(
            "Key of the text in JSON records (default: text, body, content …).", valueName: "name"))
    var textField: String?

    @Option(
        name: .customLong("id-field"),
        help: ArgumentHelp("Key of the id (default: id, guid …).", valueName: "name"))
    var idField: String?

    @Option(
        name: .customLong("title-field"),
        help: ArgumentHelp("Key of the headline (default: title, headline …).", valueName: "name"))
    var titleField: String?

    @Option(
        name: .customLong("publisher-field"),
        help: ArgumentHelp("Key of the outlet (default: publisher, source …).", valueName: "name"))
    var publisherField: String?

    @Option(
        name: .customLong("published-field"),
        help: ArgumentHelp("Key of the time (default: published, date …).", valueName: "name"))
    var publishedField: String?

    @Option(
        name: .customLong("url-field"),
        help: ArgumentHelp("Key of the address (default: url, link …).", valueName: "name"))
    var urlField: String?

    @Option(
        name: .customLong("max-article-size"),
        help: ArgumentHelp(
            "Skip any article larger than this, in bytes or with K, M or G.", valueName: "size"))
    var maxArticleSize = ByteSize(bytes: 16 << 20)

    /// The most bytes of a key's name.
    private static let longestName = 1024

    func validate() throws {
        for case (let option, _, let name?) in named where !(1...Self.longestName).contains(name.utf8.count) {
            throw ValidationError(
                name.isEmpty
                    ? "'--\(option)' is the name of a key and cannot be empty"
                    : "'--\(option)' is the name of a key, of \(Self.longestName) bytes at most; "
                        + "this one has \(name.utf8.count)")
        }
    }

    private var named: [(option: String, field: Article.Field, name: String?)] {
        [
            ("text-field", .text, textField), ("id-field", .id, idField),
            ("title-field", .title, titleField), ("publisher-field", .publisher, publisherField),
            ("published-field", .published, publishedField), ("url-field", .url, urlField),
        ]
    }

    var options: ReadingOptions {
        var options = ReadingOptions()
        options.maxArticleSize = maxArticleSize.bytes
        for case (_, let field, let name?) in named { options.fieldNames[field] = name }
        return options
    }
}

/// A number of bytes as people write it: `500000`, `64K`, `16M`, `2G`.
struct ByteSize: ExpressibleByArgument {
    let bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
    }

    init?(argument: String) {
        var digits = argument[...]
        var shift = 0
        if let unit = digits.last, let place = ["K", "M", "G"].firstIndex(of: unit.uppercased()) {
            shift = 10 * (place + 1)
            digits = digits.dropLast()
        }
        guard let number = Int(digits), number > 0, number < 1 << (62 - shift) else { return nil }
        bytes = number << shift
    }

    var defaultValueDescription: String {
        bytes % (1 << 20) == 0 ? "\(bytes >> 20)M" : "\(bytes)"
    }
}
