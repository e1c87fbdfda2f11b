/// A page taken apart: its tags and what stands between them. Strict: what a
/// browser would have to guess at is an error.
struct ScannedPage {
    struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]

        subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }
    }

    struct Malformed: Error {
        let description: String
    }

    private(set) var tags: [Tag] = []
    /// The text outside of style and script, as written.
    private(set) var text = ""
    private(set) var style = ""
    private(set) var script = ""

    private static let empty: Set<String> = [
        "meta", "br", "line", "path", "circle", "rect",
    ]

    init(_ page: String) throws {
        var rest = Substring(page)
        guard rest.hasPrefix("<!DOCTYPE html>\n") else { throw Malformed(description: "no doctype") }
        rest = rest.dropFirst("<!DOCTYPE html>\n".count)
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            rest = rest[start...].dropFirst()
            if rest.first == "/" {
                let name = String(rest.dropFirst().prefix { $0.isLetter || $0.isNumber })
                guard open.last == name, rest.dropFirst(1 + name.count).first == ">" else {
                    throw Malformed(description: "</\(name)> closes \(open.last ?? "nothing")")
                }
                open.removeLast()
                rest = rest.dropFirst(name.count + 2)
                continue
            }
            let (tag, isClosed) = try Self.tag(&rest)
            tags.append(tag)
            if tag.name == "style" || tag.name == "script" {
                guard let end = rest.firstRange(of: "</\(tag.name)>") else {
                    throw Malformed(description: "\(tag.name) is not closed")
                }
                if tag.name == "style" {
                    style += rest[..<end.lowerBound]
                } else {
                    script += rest[..<end.lowerBound]
                }
                rest = rest[end.upperBound...]
            } else if !isClosed, !Self.empty.contains(tag.name) {
                open.append(tag.name)
            }
        }
        text += rest
        guard open.isEmpty else { throw Malformed(description: "not closed: \(open)") }
        guard !text.contains(">") else { throw Malformed(description: "a bare >") }
    }

    private static func tag(_ rest: inout Substring) throws -> (Tag, isClosed: Bool) {
        let name = String(rest.prefix { $0.isLetter || $0.isNumber })
        guard !name.isEmpty else { throw Malformed(description: "a bare < before \(rest.prefix(20))") }
        rest = rest.dropFirst(name.count)
        var attributes: [(name: String, value: String)] = []
        while let next = rest.first {
            if next == ">" || rest.hasPrefix("/>") {
                rest = rest.dropFirst(next == ">" ? 1 : 2)
                return (Tag(name: name, attributes: attributes), next == "/")
            }
            guard next.isWhitespace else { throw Malformed(description: "<\(name) … \(rest.prefix(20))") }
            rest = rest.drop { $0.isWhitespace }
            let attribute = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
            guard !attribute.isEmpty else { continue }
            rest = rest.dropFirst(attribute.count)
            guard rest.hasPrefix("=\"") else {
                attributes.append((attribute, ""))
                continue
            }
            rest = rest.dropFirst(2)
            guard let end = rest.firstIndex(of: "\"") else {
                throw Malformed(description: "\(attribute) is not closed")
            }
            attributes.append((attribute, String(rest[..<end])))
            rest = rest[end...].dropFirst()
        }
        throw Malformed(description: "<\(name) is not closed")
    }
}
