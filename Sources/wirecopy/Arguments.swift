public import ArgumentParser
public import Reports
import ArticleArchive
import ArticleReading
import ArticleText
import Glibc
import ReuseDetection

/// Options for reading articles, shared by all commands.
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
        help: ArgumentHelp("Key of the publication time (default: published, date …).", valueName: "name"))
    var publishedField: String?

    @Option(
        name: .customLong("url-field"),
        help: ArgumentHelp("Key of the URL (default: url, link …).", valueName: "name"))
    var urlField: String?

    @Option(
        name: .customLong("max-article-size"),
        help: ArgumentHelp(
            "Skip articles larger than this, in bytes or with K, M or G.", valueName: "size"))
    var maxArticleSize = ByteSize(bytes: 16 << 20)

    /// In bytes.
    private static let maxNameLength = 1024

    func validate() throws {
        for case (let option, _, let name?) in named where !(1...Self.maxNameLength).contains(name.utf8.count)
        {
            throw ValidationError(
                name.isEmpty
                    ? "'--\(option)' must not be empty"
                    : "'--\(option)' must have at most \(Self.maxNameLength) bytes; it has \(name.utf8.count)"
            )
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

/// A number of bytes, written as `500000`, `64K`, `16M` or `2G`.
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

extension ReportFormat: ExpressibleByArgument {
    /// - Throws: `ValidationError` if a command does not support the format.
    func validate(for command: String, among formats: [ReportFormat]) throws {
        guard !formats.contains(self) else { return }
        let names = formats.map(\.rawValue)
        throw ValidationError(
            "'\(command)' does not support '--format \(rawValue)', only "
                + names.dropLast().joined(separator: ", ") + " and " + names.last!)
    }
}

/// Where the result goes, and its format.
struct OutputArguments: ParsableArguments {
    @Option(help: "Output format.")
    var format = ReportFormat.table

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("Write the result to this file instead of standard output.", valueName: "file"))
    var output: String?

    @Flag(name: .customLong("with-text"), help: "Include the articles' texts in JSON.")
    var withText = false

    /// The options for a report written to `file`.
    func options(for file: OutputFile) -> ReportOptions {
        var options = ReportOptions(format)
        options.withText = withText
        options.surface = file.surface
        return options
    }
}

/// Options for detection, shared by all commands.
struct DetectionArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Minimum Jaccard similarity of near-duplicates, above 0 and at most 1.", valueName: "jaccard"))
    var similarity = 0.7

    @Option(
        name: .customLong("shingle-width"),
        help: ArgumentHelp("Words in a shingle, 1 to 32.", valueName: "words"))
    var shingleWidth = 3

    @Flag(
        name: .customLong("no-rewrites"),
        help: "Find only near-duplicates: faster; the direction then depends on publication times alone.")
    var noRewrites = false

    @Option(help: ArgumentHelp("Seed of the hash functions.", valueName: "number"))
    var seed: UInt64 = 0

    mutating func validate() throws {
        guard similarity > 0, similarity <= 1 else {
            throw ValidationError(
                "'--similarity \(Numbers.text(similarity, places: 6))' must be above 0 and at most 1")
        }
        guard (1...32).contains(shingleWidth) else {
            throw ValidationError("'--shingle-width \(shingleWidth)' must be from 1 to 32")
        }
    }

    var options: DetectionOptions {
        var options = DetectionOptions()
        options.similarity = similarity
        options.shingleWidth = shingleWidth
        options.findsRewrites = !noRewrites
        options.seed = seed
        return options
    }

    /// The options for searching an archive: those it was indexed with, and
    /// `--no-rewrites`.
    ///
    /// - Throws: `ValidationError` if the command line asks for other options than
    ///   those the articles were indexed with.
    func options(of archive: Archive) throws -> DetectionOptions {
        let (own, asked, usual) = (archive.options.detection, options, DetectionOptions())
        func check<Value: Equatable>(_ name: String, _ value: KeyPath<DetectionOptions, Value>) throws {
            let (own, asked) = (own[keyPath: value], asked[keyPath: value])
            guard asked == own || asked == usual[keyPath: value] else {
                throw ValidationError(
                    "the archive '\(archive.folder)' was indexed with '\(name) \(own)'; leave out '\(name)'"
                )
            }
        }
        try check("--similarity", \.similarity)
        try check("--shingle-width", \.shingleWidth)
        try check("--seed", \.seed)
        var options = own
        if noRewrites { options.findsRewrites = false }
        return options
    }
}

/// The number of threads, shared by all commands.
struct ThreadArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Number of threads (default: one per processor).", valueName: "number"))
    var threads: Int?

    mutating func validate() throws {
        guard threads ?? 1 >= 1, threads ?? 1 <= 1024 else {
            throw ValidationError("'--threads \(threads!)' must be from 1 to 1024")
        }
    }

    var count: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// The archive a command works on.
struct ArchiveArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the archive.", valueName: "folder"))
    var archive: String

    func open(_ access: Archive.Access = .readOnly) throws(ArchiveError) -> Archive {
        try Archive(at: archive, access: access)
    }
}

/// A time span above zero and up to ten thousand years, written as `45s`, `30m`,
/// `12h`, `90d` or `2w`.
struct TimeSpan: ExpressibleByArgument {
    let seconds: Double

    private static let maxSeconds = 10_000 * 366 * 86_400.0

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        guard let unit = argument.last, let length = units[unit],
            let number = Double(argument.dropLast()), number > 0, number * length <= Self.maxSeconds
        else { return nil }
        seconds = number * length
    }
}
