public import ArticleText
import ArticleReading
public import Foundation

/// Articles with pairs of them that somebody labelled.
public struct LabelledSet: Sendable {
    public struct Pair: Sendable {
        public let a: Article
        public let b: Article
        public let label: String
        /// nil where the label says neither.
        public let isReuse: Bool?
        /// Pairs that must not be divided between training and test.
        public let group: Int
        /// The line's columns by name.
        public let columns: [String: String]
    }

    public let name: String
    public let pairs: [Pair]

    /// Reads `articles.jsonl` or `articles.jsonl.gz` and a table of pairs, whose
    /// first two columns are ids.
    ///
    /// - Parameters:
    ///   - folder: where the folder `name` is.
    ///   - table: the file of pairs.
    ///   - truth: says of a line's columns the label, and whether it is reuse.
    public init(
        _ name: String, in folder: URL, table: String = "pairs.tsv",
        truth: ([String: String]) -> (label: String, isReuse: Bool?)
    ) throws {
        self.name = name
        let own = folder.appending(path: name)
        let packed = own.appending(path: "articles.jsonl.gz").path
        let plain = own.appending(path: "articles.jsonl").path
        let articles = Self.articles(FileManager.default.fileExists(atPath: packed) ? packed : plain)
        let text = try String(contentsOf: own.appending(path: table), encoding: .utf8)
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { throw CocoaError(.fileReadCorruptFile) }
        var groups = Groups()
        var found: [(Pair, String)] = []
        for line in lines.dropFirst() where line.count >= 2 {
            guard let a = articles[line[0]], let b = articles[line[1]] else { continue }
            let columns = Dictionary(zip(header, line)) { first, _ in first }
            let truth = truth(columns)
            groups.join(line[0], line[1])
            found.append(
                (
                    Pair(
                        a: a, b: b, label: truth.label, isReuse: truth.isReuse, group: 0, columns: columns),
                    line[0]
                ))
        }
        pairs = found.map { pair, id in
            Pair(
                a: pair.a, b: pair.b, label: pair.label, isReuse: pair.isReuse,
                group: groups.number(of: id), columns: pair.columns)
        }
    }

    /// A set with part of the pairs.
    public func only(_ isKept: (Pair) -> Bool) -> LabelledSet { LabelledSet(name, pairs.filter(isKept)) }

    private init(_ name: String, _ pairs: [Pair]) {
        self.name = name
        self.pairs = pairs
    }

    private static func articles(_ path: String) -> [String: Article] {
        let reader = ArticleReader(paths: [path])
        var parser = reader.makeParser()
        var articles: [String: Article] = [:]
        while let batch = reader.next(using: &parser) {
            for index in batch.articles.indices {
                articles[batch.articles[index].id] = batch.articles[index]
            }
        }
        return articles
    }

    /// Ids connected by pairs, by their first in the table.
    private struct Groups {
        private var parents: [Int] = []
        private var numbers: [String: Int] = [:]

        mutating func join(_ one: String, _ other: String) {
            let (one, other) = (number(of: one), number(of: other))
            parents[max(one, other)] = min(one, other)
        }

        mutating func number(of id: String) -> Int {
            if numbers[id] == nil {
                numbers[id] = parents.count
                parents.append(parents.count)
            }
            var number = numbers[id]!
            while parents[number] != number { number = parents[number] }
            return number
        }
    }
}
