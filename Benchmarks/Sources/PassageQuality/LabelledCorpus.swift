import ArgumentParser
import ArticleReading
import ArticleText

/// Articles, pairs of them, and the passages somebody marked as reused.
struct LabelledCorpus {
    struct Pair {
        let first: ArraySlice<UInt8>
        let second: ArraySlice<UInt8>
        /// What was done to the passages.
        let kind: String
        /// The marked passages, in characters.
        let spans: [SpanPair]
    }

    let pairs: [Pair]
    let hasSpans: Bool

    init(folder: String, split: String) throws {
        let texts = try Self.texts(in: folder)
        let labels = try TabbedTable(path: "\(folder)/pairs.tsv")
        guard let kind = labels.column("obfuscation") ?? labels.column("label") else {
            throw ValidationError("'\(folder)/pairs.tsv' has no column 'obfuscation' or 'label'")
        }
        let spans = try? Self.spans(in: "\(folder)/spans.tsv")
        hasSpans = spans != nil
        pairs = try labels.rows.filter { $0[0].hasPrefix(split) }.map { row in
            guard let first = texts[row[0]], let second = texts[row[1]] else {
                throw ValidationError(
                    "'\(folder)/pairs.tsv' names '\(row[0])' or '\(row[1])': not an article")
            }
            return Pair(
                first: first, second: second, kind: row[kind],
                spans: spans?[PairKey(first: row[0], second: row[1])] ?? [])
        }
    }

    private struct PairKey: Hashable {
        let first: String
        let second: String
    }

    private static func texts(in folder: String) throws -> [String: ArraySlice<UInt8>] {
        let reader = ArticleReader(paths: ["\(folder)/articles.jsonl*"])
        var parser = reader.makeParser()
        var texts: [String: ArraySlice<UInt8>] = [:]
        while let batch = reader.next(using: &parser) {
            if let skipped = batch.skipped.first {
                throw ValidationError("'\(skipped.path)': \(skipped.reason)")
            }
            for index in batch.articles.indices {
                let article = batch.articles[index]
                texts[article.id] = ArraySlice(Array(article.text))
            }
        }
        return texts
    }

    private static func spans(in path: String) throws -> [PairKey: [SpanPair]] {
        let table = try TabbedTable(path: path)
        let names = ["id_susp", "id_src", "susp_off", "susp_len", "src_off", "src_len"]
        let columns = try names.map { name in
            guard let column = table.column(name) else {
                throw ValidationError("'\(path)' has no column '\(name)'")
            }
            return column
        }
        var spans: [PairKey: [SpanPair]] = [:]
        for row in table.rows {
            let values = columns.map { row[$0] }
            let numbers = values.dropFirst(2).compactMap { Int($0) }
            guard numbers.count == 4 else { throw ValidationError("'\(path)': \(row) is no span") }
            spans[PairKey(first: values[0], second: values[1]), default: []].append(
                SpanPair(
                    first: numbers[0]..<numbers[0] + numbers[1],
                    second: numbers[2]..<numbers[2] + numbers[3]))
        }
        return spans
    }
}
