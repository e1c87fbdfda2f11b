import BuiltProgram
import Foundation
import Testing

@Suite("Pages")
struct PageTests {
    private static let story = """
        The harbour master said the ferry had left nineteen minutes late because two lorries were stuck on \
        the ramp, and that nobody aboard had been in any danger at any time. Passengers told a different \
        story when they reached the island on Sunday evening.
        """
    private static let hostile = [
        "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)",
        "</title></style><b>",
        "<img src=x onerror=alert(1)>", "<a href=\"https://evil.example/\">x</a>", "&lt;b&gt; &amp; <!-- ",
        "]]>",
        "\u{202E}desrever\u{2066}", "\u{1B}[2J\u{1B}]0;x\u{7}\u{9B}31m", "javascript:alert(1)",
        "\u{E0041}\u{FEFF}",
    ]
    /// Nothing else occurs; none of these loads or runs anything.
    private static let attributes: Set<String> = [
        "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "title", "dir", "open",
        "data-pair", "data-number", "role", "aria-label", "aria-hidden", "viewBox", "x", "y", "x1", "x2",
        "y1",
        "y2", "cx", "cy", "r", "d", "width", "height", "stroke-width", "text-anchor",
    ]

    /// Three articles with one text, every field of them hostile.
    private static func dump() throws -> TestFolder {
        let folder = try TestFolder()
        var lines = Data()
        for (number, others) in [(1, hostile), (2, hostile.reversed()), (3, [])] {
            let text = others.joined(separator: "\n") + "\n" + story + "\n" + others.joined(separator: " ")
            lines += try JSONSerialization.data(withJSONObject: [
                "id": "\(number)" + others.joined(), "title": others.joined(separator: " "),
                "publisher": others.joined(),
                "published": number == 2 ? "2025-03-0\(number)T10:00:00Z" : "\"><x",
                "url": "https://evil.example/", "text": text,
            ])
            lines.append(UInt8(ascii: "\n"))
            try folder.write(lines.suffix(lines.count), to: "dump.jsonl")
            try folder.write(
                "\(others.joined(separator: " "))\n\(text)\n\(story)", to: "\(number).txt")
        }
        return folder
    }

    private static func pages() throws -> [String] {
        let folder = try dump()
        return [
            try Program.run(["cluster", "dump.jsonl", "--format", "html"], in: folder).output,
            try Program.run(["cluster", "dump.jsonl", "--format", "html", "--all-relations"], in: folder)
                .output,
            try Program.run(["compare", "1.txt", "2.txt", "--format", "html"], in: folder).output,
            try Program.run([
                "cluster", Program.root.appendingPathComponent("seeds").path, "--format", "html",
            ])
            .output,
        ]
    }

    @Test("are well-formed, and hostile articles are inert in them")
    func inert() throws {
        for page in try Self.pages() {
            let scanned = try ScannedPage(page)
            #expect(scanned.tags.count { $0.name == "script" } == 1)
            #expect(scanned.tags.count { $0.name == "style" } == 1)
            for name in ["img", "x", "b", "iframe", "link", "base", "form", "object"] {
                #expect(!scanned.tags.contains { $0.name == name })
            }
            for tag in scanned.tags {
                #expect(Set(tag.attributes.map(\.name)).isSubset(of: Self.attributes), "\(tag)")
            }
            for scalar in page.unicodeScalars where scalar.properties.generalCategory == .control {
                #expect(scalar == "\n", "U+\(String(scalar.value, radix: 16))")
            }
            for scalar in ["\u{202E}", "\u{2066}", "\u{E0041}", "\u{FEFF}"] {
                #expect(!page.contains(scalar))
            }
        }
    }

    @Test("load nothing and lead nowhere but into themselves")
    func selfContained() throws {
        for page in try Self.pages() {
            let scanned = try ScannedPage(page)
            let targets = scanned.tags.compactMap { $0["id"] }
            #expect(Set(targets).count == targets.count)
            for tag in scanned.tags {
                for (_, value) in tag.attributes {
                    #expect(!value.contains("://") || value.contains("&lt;a"))
                }
                guard let address = tag["href"] else { continue }
                #expect(address.hasPrefix("#") && targets.contains(String(address.dropFirst())), "\(address)")
            }
            for code in [scanned.style, scanned.script] {
                #expect(!code.contains("http") && !code.contains("url(") && !code.contains("@import"))
                #expect(!code.contains("innerHTML") && !code.contains("fetch"))
            }
        }
    }

    @Test("the policy allows the page's own style and script and nothing else")
    func policy() throws {
        for page in try Self.pages() {
            let scanned = try ScannedPage(page)
            let policy = try #require(scanned.tags.first { $0["http-equiv"] == "Content-Security-Policy" })
            let (style, script) = (try Self.sha256(scanned.style), try Self.sha256(scanned.script))
            #expect(
                policy["content"] == "default-src 'none'; style-src '\(style)'; script-src '\(script)'; "
                    + "base-uri 'none'; form-action 'none'",
                "set PageStyle.hash to \(style), PageScript.hash to \(script)")
        }
    }

    @Test("say what was found")
    func content() throws {
        let folder = try TestFolder()
        let articles: [[String: String]] = [
            ["id": "w", "publisher": "Wire", "published": "2025-03-01T10:00:00Z", "title": "Ferry late"],
            ["id": "d", "publisher": "Daily", "published": "2025-03-01T12:14:00Z", "title": "Late ferry"],
        ]
        for var article in articles {
            let id = article["id"]!
            article["text"] = Self.story + (id == "d" ? " The editors of the Daily regret." : "")
            try folder.write(JSONSerialization.data(withJSONObject: article), to: "\(id).json")
        }
        let page = try ScannedPage(Program.run(["cluster", ".", "--format", "html"], in: folder).output)
        for text in [
            "1 family among 2 articles", "Daily copies Wire", "likely source: Wire", "+2 h 14 min",
            "1 Mar 2025 12:14", "Late ferry", "1 passage in common",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        let marks = page.tags.filter { $0["class"] == "mark verbatim" }
        #expect(
            marks.map { $0["href"] } == ["#p1a1", "#p1b1"] || marks.map { $0["href"] } == ["#p1b1", "#p1a1"])
        let pair = try ScannedPage(
            Program.run(["compare", "w.json", "d.json", "--format", "html"], in: folder).output)
        #expect(pair.text.contains("Daily copies Wire"))
    }

    @Test("of very many pairs show the first and say so")
    func bounded() throws {
        let folder = try TestFolder()
        for number in 0..<40 { try folder.write("\(Self.story) Edition \(number).", to: "\(number).txt") }
        let page = try ScannedPage(Program.run(["cluster", ".", "--format", "html"], in: folder).output)
        #expect(page.tags.count { $0.name == "details" } == 60)
        #expect(page.text.contains("The 60 most relevant pairs are shown with both texts."))
        #expect(page.text.contains("720 more pairs; the JSON report has all."))
        #expect(page.text.contains("24 of 40 articles are in the graph"))
    }

    @Test("are the same bytes for any order of articles")
    func determinism() throws {
        let folder = try Self.dump()
        let lines = try folder.read("dump.jsonl").split(separator: "\n")
        try folder.write(lines.reversed().joined(separator: "\n"), to: "reversed.jsonl")
        let pages = try [["dump.jsonl", "--threads", "1"], ["reversed.jsonl", "--threads", "2"]].map {
            try Program.run(["cluster", "--format", "html"] + $0, in: folder).output
        }
        #expect(pages[0] == pages[1])
        #expect(pages[0].contains("1 family among 3 articles"))
    }

    private static func sha256(_ text: String) throws -> String {
        let folder = try TestFolder()
        try folder.write(text, to: "text")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [folder.url.appendingPathComponent("text").path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let digits = Array(line.prefix(64))
        let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16)! }
        return "sha256-" + Data(bytes).base64EncodedString()
    }
}
