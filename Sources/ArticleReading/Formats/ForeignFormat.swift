import ArticleText

/// Files that are plainly something else than one text, told by how they begin.
///
/// Cautious: what merely begins with "<" or has tags in it is a text.
enum ForeignFormat {
    /// The bytes that are looked at.
    private static let headSize = 4096

    /// Why a file that would be read as one text is none; nil if it may be.
    ///
    /// - Parameter name: its name, whose ending counts where the content leaves
    ///   it open.
    static func failure(of stream: ByteStream, name: String) -> ReadFailure? {
        let head = stream.peek(headSize)
        if let magic = magics.first(where: { head.starts(with: $0.bytes) }) { return refusal(magic.kind) }
        let content = head.drop { $0.isSpace }
        guard let first = content.first else { return nil }
        if let magic = texts.first(where: { content.starts(with: $0.start.utf8) }) {
            return refusal(magic.kind)
        }
        let ending = FileForm.ending(of: name)
        if first == UInt8(ascii: "<") {
            return (MarkupStart(content).kind ?? markupEndings[ending]).map(refusal)
        }
        if let kind = tableEndings[ending] { return refusal(kind) }
        if TableStart.isHeader(content) { return refusal(.table) }
        return MailStart.isHeader(content) ? refusal(.mail) : nil
    }

    /// Why a zip archive is no archive of articles; nil if it may be.
    static func failure(ofZip stream: ByteStream) -> ReadFailure? {
        // The name of the first entry stands behind a header of 30 bytes, and
        // soon after it what it holds, which is not compressed.
        let head = stream.peek(256)
        guard head.starts(with: "PK\u{3}\u{4}".utf8), head.count > 30 else { return nil }
        let name = head.dropFirst(30)
        if officeEntries.contains(where: { name.starts(with: $0.utf8) }) { return refusal(.office) }
        guard name.starts(with: "mimetype".utf8) else { return nil }
        if name.firstRange(of: Array("application/epub".utf8)) != nil { return refusal(.epub) }
        return name.firstRange(of: Array("application/vnd.".utf8)) != nil ? refusal(.office) : nil
    }

    /// What a file is, and what is to be done with it. One that comes to be read
    /// loses its line here.
    struct Kind {
        let name: String
        let advice: String

        init(_ name: String, _ advice: String) {
            self.name = name
            self.advice = advice
        }

        private static let extract = "extract the article's text, or put it into JSON"
        private static let items = "put its articles into JSON, one object a line"
        private static let rows = "put its rows into JSON, one object a line"
        private static let save = "save it as plain text in UTF-8"

        static let html = Kind("HTML", extract)
        static let rss = Kind("an RSS feed", items)
        static let atom = Kind("an Atom feed", items)
        static let nitf = Kind("NITF", extract)
        static let newsML = Kind("NewsML", extract)
        static let sitemap = Kind("a sitemap", "fetch the pages and put their texts into JSON")
        static let xml = Kind("XML", extract)
        static let sgml = Kind("SGML", items)
        static let warc = Kind("a web archive (WARC)", items)
        static let arc = Kind("a web archive (ARC)", items)
        static let pdf = Kind("PDF", extract)
        static let postScript = Kind("PostScript", extract)
        static let rtf = Kind("RTF", save)
        static let office = Kind("a document of an office program", save)
        static let epub = Kind("an EPUB book", extract)
        static let mail = Kind("mail", "take the article's text out of it, or put it into JSON")
        static let table = Kind("a table (CSV or TSV)", rows)
        static let parquet = Kind("Parquet", rows)
        static let packed = Kind("a 7-Zip, RAR or LZ4 file", "unpack it first")
        static let database = Kind("a database", rows)
    }

    private static func refusal(_ kind: Kind) -> ReadFailure {
        ReadFailure("\(kind.name), which is not read; \(kind.advice)")
    }

    private static let magics: [(bytes: [UInt8], kind: Kind)] = [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .office),
        (Array("PAR1".utf8), .parquet),
        (Array("SQLite format 3\0".utf8), .database),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .packed),
        (Array("Rar!\u{1A}\u{7}".utf8), .packed),
        ([0x04, 0x22, 0x4D, 0x18], .packed),
    ]
    private static let texts: [(start: String, kind: Kind)] = [
        ("%PDF-", .pdf), ("%!PS", .postScript), ("{\\rtf", .rtf), ("WARC/0.", .warc), ("WARC/1.", .warc),
        ("filedesc://", .arc),
    ]
    private static let officeEntries = ["[Content_Types].xml", "_rels/", "word/", "xl/", "ppt/", "docProps/"]
    private static let tableEndings: [String: Kind] = ["csv": .table, "tsv": .table, "tab": .table]
    private static let markupEndings: [String: Kind] = [
        "html": .html, "htm": .html, "xhtml": .html, "xml": .xml, "rss": .rss, "atom": .atom, "rdf": .rss,
        "sgm": .sgml, "sgml": .sgml,
    ]
}

/// How a file of markup begins: comments, declarations, the root.
private struct MarkupStart {
    /// In small letters where they are ASCII.
    private let bytes: [UInt8]
    private var index = 0
    private(set) var kind: ForeignFormat.Kind?

    /// - Parameter head: the start of the file, the first byte a "<".
    init(_ head: ArraySlice<UInt8>) {
        bytes = head.map(\.lowercased)
        kind = find()
    }

    private mutating func find() -> ForeignFormat.Kind? {
        var declared: ForeignFormat.Kind?
        while index < bytes.count {
            if starts(with: "<!--") {
                guard pass(through: "-->") else { return declared }
            } else if starts(with: "<?xml") {
                declared = .xml
                guard pass(through: "?>") else { return declared }
            } else if starts(with: "<!doctype") {
                index += "<!doctype".utf8.count
                passSpace()
                if let kind = Self.types[word()] { return kind }
                declared = declared ?? .sgml
                guard pass(through: ">") else { return declared }
            } else if starts(with: "<") {
                return root() ?? declared
            } else if declared == nil {
                return nil
            } else {
                // Within a declaration that has others in it.
                index += 1
            }
            passSpace()
        }
        return declared
    }

    private mutating func root() -> ForeignFormat.Kind? {
        index += 1
        let name = word()
        guard index < bytes.count, bytes[index].isSpace || bytes[index] == UInt8(ascii: ">") else {
            return nil
        }
        if let kind = Self.roots[name] { return kind }
        switch name {
        case "feed" where has("xmlns") || has("<entry"): return .atom
        // In a text, "<Reuters>" is who reports.
        case "reuters" where has("lewissplit") || has("topics="): return .sgml
        case "doc" where has("<docno") || starts(with: " id="): return .sgml
        case _ where has("xmlns="): return .xml
        default: return nil
        }
    }

    private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    private func has(_ text: String) -> Bool { bytes[index...].firstRange(of: Array(text.utf8)) != nil }

    private mutating func pass(through text: String) -> Bool {
        guard let range = bytes[index...].firstRange(of: Array(text.utf8)) else { return false }
        index = range.upperBound
        return true
    }

    private mutating func passSpace() {
        while index < bytes.count, bytes[index].isSpace { index += 1 }
    }

    private mutating func word() -> String {
        let start = index
        while index < bytes.count, !bytes[index].isSpace, !">/[".utf8.contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private static let types: [String: ForeignFormat.Kind] = [
        "html": .html, "lewis": .sgml, "nitf": .nitf, "newsml": .newsML, "rss": .rss,
    ]
    private static let roots: [String: ForeignFormat.Kind] = [
        "html": .html, "head": .html, "body": .html, "rss": .rss, "rdf:rdf": .rss, "nitf": .nitf,
        "newsml": .newsML, "newsitem": .newsML, "newsmessage": .newsML, "packageitem": .newsML,
        "knowledgeitem": .newsML, "conceptitem": .newsML, "planningitem": .newsML, "urlset": .sitemap,
        "sitemapindex": .sitemap,
    ]
}

/// The first line of a table: names of columns that tables of articles have,
/// and nothing else.
private enum TableStart {
    static func isHeader(_ head: ArraySlice<UInt8>) -> Bool {
        guard let end = head.firstIndex(of: .newline), end - head.startIndex < 1024 else { return false }
        let line = head[..<end].drop(while: \.isSpace)
        return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains { separator in
            let columns = line.split(separator: separator, omittingEmptySubsequences: false).map(name)
            let areNames = columns.count > 1 && !columns.contains("?")
            return areNames && columns.count(where: known.contains) > 1
        }
    }

    /// A column's name in small letters, without quotes; "?" if it is none.
    private static func name(_ field: ArraySlice<UInt8>) -> String {
        var field = field
        if field.last == 13 { field.removeLast() }
        if field.count > 1, field.first == UInt8(ascii: "\""), field.last == UInt8(ascii: "\"") {
            field = field.dropFirst().dropLast()
        }
        let isName = field.count <= 40 && field.allSatisfy { $0.isLetter || marks.contains($0) }
        return isName ? String(decoding: field, as: UTF8.self).lowercased() : "?"
    }

    /// What names have in them beside letters.
    private static let marks = Set("0123456789_-.".utf8)

    private static let known: Set = [
        "id", "guid", "uuid", "text", "body", "content", "title", "headline", "author", "authors", "byline",
        "publisher", "source", "outlet", "site", "publication", "date", "published", "published_at",
        "publish_date", "timestamp", "url", "link", "language", "lang", "label", "category", "topic",
        "summary",
        "description", "article", "article_id", "articlebody", "stance", "keywords", "section",
    ]
}

/// The header of a mail, or of the first in a mailbox.
private enum MailStart {
    static func isHeader(_ head: ArraySlice<UInt8>) -> Bool {
        var names: Set<String> = []
        var hasAddress = false
        var lines = head.split(separator: .newline, omittingEmptySubsequences: false)
        // The last may be cut off.
        if lines.count > 1 { lines.removeLast() }
        for (number, line) in lines.enumerated() {
            let line = line.last == 13 ? line.dropLast() : line
            if line.isEmpty { break }
            if number == 0 && line.starts(with: "From ".utf8) { continue }
            if number > 0, line.first!.isSpace { continue }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex < 60,
                line[..<colon].allSatisfy({ $0 > 32 && $0 < 127 })
            else { return false }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            names.insert(name)
            if name == "from" { hasAddress = line.contains(UInt8(ascii: "@")) }
        }
        if !names.isDisjoint(with: technical) { return names.count > 1 && !names.isDisjoint(with: usual) }
        return hasAddress && names.contains("subject")
    }

    /// What only machines write.
    private static let technical: Set = [
        "received", "mime-version", "message-id", "return-path", "delivered-to", "dkim-signature",
        "content-transfer-encoding", "x-received", "references", "in-reply-to",
    ]
    private static let usual: Set = [
        "from", "to", "subject", "date", "received", "message-id", "mime-version",
    ]
}
