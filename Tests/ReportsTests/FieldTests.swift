import ArticleReading
import ArticleText
import Foundation
import ReuseDetection
import Testing

@testable import ArticleArchive
@testable import Reports

/// docs/report-fields.md names the fields that are written, and no others.
@Suite struct FieldTests {
    private let options: DetectionOptions = {
        var options = DetectionOptions()
        options.keepsAllRelations = true
        return options
    }()

    /// A story in letters of two scripts, a copy of it in others, another story.
    private static let articles = [
        ("a", story.replacing("o", with: "\u{43E}")), ("b", story.replacing("e", with: "\u{435}")),
        ("c", (0..<60).map { "other\($0)" }.joined(separator: " ")),
    ].map { (id: $0.0, text: $0.1) }

    private static let story =
        "The council closed the old harbour bridge on Tuesday after engineers found cracks in its pillars. "
        + (0..<12).map { "Witness \($0) said that lorry \($0 * 7) had shaken the deck." }.joined(
            separator: " ")

    @Test func cluster() throws {
        let detection = Detector(options: options).detect(in: Articles(Self.articles))
        let report = ClusterReport(detection: detection, skipped: [.init(path: "x", reason: "y")])
        try expect("wirecopy.report/1") { try report.write($0, to: $1) }
        try expect(columns: "CSV of cluster") { try report.write($0, to: $1) }
    }

    @Test func check() throws {
        let check = Checker(options: options, possibleSources: 5).check(
            Articles([Self.articles[1]]), against: Articles(Self.articles))
        let report = CheckReport(check: check, skipped: [.init(path: "x", reason: "y")])
        try expect("wirecopy.check/1") { try report.write($0, to: $1) }
        try expect(columns: "CSV of check") { try report.write($0, to: $1) }
    }

    @Test func comparison() throws {
        var batch = ArticleBatch()
        for article in Self.articles { batch.add(article) }
        let report = ComparisonReport(batch[0], batch[1], Comparison(batch[0], batch[1], options: options))
        try expect("wirecopy.comparison/1") { try report.write($0, explaining: false, to: $1) }
    }

    @Test func evaluation() throws {
        let labels = try #require(LabelledPairs(table: Array("a,b,label\na,b,none\na,c,copy\n".utf8)))
        let judged = JudgedPairs(labels, in: Articles(Self.articles), options: options)
        let report = EvaluationReport(judged, of: labels, skipped: [.init(path: "x", reason: "y")], worst: 5)
        try expect("wirecopy.evaluation/1") { try report.write($0, to: $1) }
        try expect(columns: "CSV of evaluate") { try report.write($0, to: $1) }
    }

    @Test func statistics() throws {
        let report = StatisticsReport(folder: "x", statistics: ArchiveStatistics(), families: [2])
        try expect("wirecopy.status/1") { try report.write($0, to: $1) }
    }

    @Test func verdict() throws {
        let receipt = Receipt(
            name: "a.txt", digest: [1, 2], receivedAt: 0, status: .flagged, articles: 2, flaggedArticles: 1,
            newVersions: 1, knownArticles: 0, duplicateOf: nil, failure: nil, wasKnown: false, isFiled: false,
            source: 0)
        let article = ArchivedArticle(
            id: String(repeating: "x", count: 900), title: nil, publisher: nil, published: nil, url: nil,
            words: 9)
        let finding = Finding(
            other: article, copies: 1, isVersion: true, relation: .copy, score: 1,
            overlap: Overlap(first: 1, second: 1, shared: 1), direction: .unknown, credited: nil,
            evidence: [Evidence(article: 0..<1, other: 0..<1, kind: .verbatim, similarity: 1)])
        var report = VerdictReport(receipt, as: .flagged)
        _ = report.add(
            JudgedArticle(article: article, findings: Array(repeating: finding, count: 1000)))
        let verdict = try JSONSerialization.jsonObject(with: Data(report.finish()))
        try expect(paths(in: verdict), "wirecopy.verdict/1")
    }

    // MARK: -

    private func expect(_ schema: String, _ write: (ReportOptions, Buffer) throws -> Void) throws {
        let buffer = Buffer()
        var options = ReportOptions(.json)
        options.withText = true
        try write(options, buffer)
        let report = try JSONSerialization.jsonObject(with: Data(buffer.bytes))
        try expect(paths(in: report), schema)
    }

    private func expect(columns heading: String, _ write: (ReportOptions, Buffer) throws -> Void) throws {
        let buffer = Buffer()
        try write(ReportOptions(.csv), buffer)
        let header = String(decoding: buffer.bytes.prefix { $0 != 13 }, as: UTF8.self)
        try expect(Set(header.split(separator: ",").map(String.init)), heading)
    }

    private func expect(_ written: Set<String>, _ heading: String) throws {
        let difference = written.symmetricDifference(try documented(heading)).sorted()
        #expect(difference.isEmpty, "\(heading): \(difference)")
    }

    /// The fields a section of the page names.
    private func documented(_ heading: String) throws -> Set<String> {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/report-fields.md")
        let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        let section = lines.drop { $0 != "## \(heading)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
        let names = section.filter { $0.hasPrefix("| ") }.map {
            $0.split(separator: "|")[0].trimmingCharacters(in: .whitespaces)
        }
        return Set(names).subtracting(["field", "column"])
    }

    /// The paths of all that is no object or list.
    private func paths(in value: Any, at path: String = "") -> Set<String> {
        if let object = value as? [String: Any] {
            let isByRelation = path.hasSuffix(".relations")
            return object.reduce(into: []) { found, member in
                let name = isByRelation ? "*" : member.key
                found.formUnion(paths(in: member.value, at: path.isEmpty ? name : "\(path).\(name)"))
            }
        }
        if let list = value as? [Any] {
            return list.reduce(into: []) { $0.formUnion(paths(in: $1, at: path + "[]")) }
        }
        return [path]
    }
}

/// What a report wrote.
private final class Buffer: ReportSink {
    var bytes: [UInt8] = []
    func write(_ bytes: [UInt8]) { self.bytes += bytes }
}

private struct Articles: ArticleSource {
    let articles: [(id: String, text: String)]

    init(_ articles: [(id: String, text: String)]) { self.articles = articles }

    func forEachBatch(_ body: (ArticleBatch) -> Void) {
        var batch = ArticleBatch()
        for article in articles { batch.add(article) }
        body(batch)
    }
}

extension ArticleBatch {
    fileprivate mutating func add(_ article: (id: String, text: String)) {
        set(.id, to: article.id)
        set(.text, to: article.text)
        finish(path: article.id)
    }
}
