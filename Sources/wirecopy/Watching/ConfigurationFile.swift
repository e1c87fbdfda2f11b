import ArgumentParser
import ArticleReading

/// A configuration file: one setting per line, such as `settle = 5`; `#` starts a
/// comment.
///
/// Settings are long options of `wirecopy watch` and are validated as these. The
/// command line overrides them.
struct ConfigurationFile {
    /// The options a file can set, and whether they take a value.
    private static let settings: [String: Bool] = [
        "archive": true, "settle": true, "poll": false, "keep": true, "window": true, "keep-in-place": false,
        "on-flag": true, "log-format": true, "log-level": true, "max-file-size": true,
        "max-article-size": true,
        "similarity": true, "shingle-width": true, "no-rewrites": false, "seed": true, "text-field": true,
        "id-field": true, "title-field": true, "publisher-field": true, "published-field": true,
        "url-field": true,
    ]

    /// The settings as command line arguments.
    let arguments: [String]

    /// - Throws: ``Failure`` if the file cannot be read or a line is not valid.
    init(path: String) throws {
        let bytes: [UInt8]
        do throws(ReadFailure) {
            bytes = try WholeFile.bytes(at: path, limit: Self.maxSize)
        } catch {
            throw Failure("cannot read the configuration '\(path)': \(error.reason)")
        }
        var arguments: [String] = []
        let lines = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            do {
                guard let argument = try Self.argument(line) else { continue }
                guard arguments.count < Self.maxSettings else {
                    throw Failure("more than \(Self.maxSettings) settings")
                }
                _ = try WatchCommand.parse(["inbox", "--archive=archive", argument])
                arguments.append(argument)
            } catch let failure as Failure {
                throw Failure("'\(path)' line \(index + 1): \(failure.description)")
            } catch {
                throw Failure("'\(path)' line \(index + 1): \(WatchCommand.message(for: error))")
            }
        }
        self.arguments = arguments
    }

    /// In bytes.
    private static let maxSize = 64 << 10
    private static let maxSettings = 100
    /// In bytes.
    private static let maxLineLength = 4096

    /// One line as an argument; nil for an empty line or comment, and for `no`.
    private static func argument(_ line: Substring) throws(Failure) -> String? {
        guard line.utf8.count <= maxLineLength else {
            throw Failure("longer than \(maxLineLength) bytes")
        }
        let line = line.trimmed
        guard let first = line.first, first != "#" else { return nil }
        guard let equals = line.firstIndex(of: "=") else {
            throw Failure("'\(quoted(line))' is not of the form 'name = value'")
        }
        let (name, value) = (line[..<equals].trimmed, line[line.index(after: equals)...].trimmed)
        guard let takesValue = settings[String(name)] else {
            throw Failure(
                "unknown setting '\(quoted(name))'; valid settings: "
                    + settings.keys.sorted().joined(separator: ", ")
            )
        }
        if takesValue { return "--\(name)=\(value)" }
        switch value {
        case "yes", "true": return "--\(name)"
        case "no", "false": return nil
        default: throw Failure("'\(name)' must be yes or no, not '\(quoted(value))'")
        }
    }
}

extension ConfigurationFile {
    /// The start of a text, for a message.
    private static func quoted(_ text: Substring) -> String {
        text.count <= 60 ? String(text) : text.prefix(60) + "…"
    }
}

extension Substring {
    /// The text without leading and trailing white space.
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
