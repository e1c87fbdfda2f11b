import ArgumentParser
import ArticleReading

/// Settings in a file, one a line as `settle = 5`, with `#` before a comment.
///
/// They are the command's own options, so they are checked and explained as
/// these are; what the command line says goes before.
struct ConfigurationFile {
    /// The options a file may set, and whether they take a value.
    private static let settings: [String: Bool] = [
        "archive": true, "settle": true, "poll": false, "keep": true, "window": true, "keep-in-place": false,
        "on-flag": true, "log-format": true, "log-level": true, "max-file-size": true,
        "max-article-size": true,
        "similarity": true, "shingle-width": true, "no-rewrites": false, "seed": true, "text-field": true,
        "id-field": true, "title-field": true, "publisher-field": true, "published-field": true,
        "url-field": true,
    ]

    /// As they would stand on the command line.
    let arguments: [String]

    init(path: String) throws {
        let bytes: [UInt8]
        do throws(ReadFailure) {
            bytes = try WholeFile.bytes(at: path, limit: Self.largest)
        } catch {
            throw Failure("cannot read the configuration '\(path)': \(error.reason)")
        }
        var arguments: [String] = []
        let lines = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            do {
                guard let argument = try Self.argument(line) else { continue }
                guard arguments.count < Self.mostSettings else {
                    throw Failure("more than \(Self.mostSettings) settings")
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
    private static let largest = 64 << 10
    private static let mostSettings = 100
    /// A line of more bytes is no setting.
    private static let longestLine = 4096

    /// One line as an argument; nil for a line that says nothing.
    private static func argument(_ line: Substring) throws(Failure) -> String? {
        guard line.utf8.count <= longestLine else {
            throw Failure("longer than \(longestLine) bytes, so no setting")
        }
        let line = line.trimmed
        guard let first = line.first, first != "#" else { return nil }
        guard let equals = line.firstIndex(of: "=") else {
            throw Failure("'\(quoted(line))' sets nothing; write 'name = value'")
        }
        let (name, value) = (line[..<equals].trimmed, line[line.index(after: equals)...].trimmed)
        guard let takesValue = settings[String(name)] else {
            throw Failure(
                "'\(quoted(name))' is no setting; there are \(settings.keys.sorted().joined(separator: ", "))"
            )
        }
        if takesValue { return "--\(name)=\(value)" }
        switch value {
        case "yes", "true": return "--\(name)"
        case "no", "false": return nil
        default: throw Failure("'\(name)' is yes or no, not '\(quoted(value))'")
        }
    }
}

extension ConfigurationFile {
    /// As much of a line as a message has room for.
    private static func quoted(_ text: Substring) -> String {
        text.count <= 60 ? String(text) : text.prefix(60) + "…"
    }
}

extension Substring {
    /// Without white space around it.
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
