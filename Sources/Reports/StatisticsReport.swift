public import ArticleArchive
import Platform

/// Statistics of an archive, as a table or as JSON (`wirecopy.status/1`).
public struct StatisticsReport {
    static let schema = "wirecopy.status/1"

    let folder: String
    let statistics: ArchiveStatistics
    /// The sizes of the families; nil to leave them out.
    let families: [Int]?

    public init(folder: String, statistics: ArchiveStatistics, families: [Int]? = nil) {
        self.folder = folder
        self.statistics = statistics
        self.families = families
    }

    /// Writes the report. Only `.table` and `.json` are supported.
    ///
    /// - Throws: errors of `sink`.
    public func write(_ options: ReportOptions, to sink: some ReportSink) throws {
        guard options.format != .json else { return try writeJSON(to: sink) }
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
            let name = options.surface.dim(Columns.fitted(row.name, to: width))
            try sink.write("\(name)  \(Columns.printable(row.value))\n")
        }
    }

    private var rows: [(name: String, value: String)] {
        var rows = [
            ("archive", folder),
            ("writer", statistics.writer ?? "none"),
            (
                "articles",
                "\(Numbers.grouped(statistics.articles)), \(Numbers.count(statistics.words, "word"))"
            ),
            ("identical", "\(Numbers.grouped(statistics.identical)) with the text of an earlier article"),
            ("pairs", "\(Numbers.grouped(statistics.pairs)) of reuse"),
        ]
        if let families {
            let members = Numbers.count(families.reduce(0, +), "article")
            rows.append(("families", "\(Numbers.grouped(families.count)) with \(members)"))
        }
        let arrivals = Receipt.Status.allCases.map {
            "\(Numbers.grouped(statistics.arrivals[$0] ?? 0)) \($0.rawValue)"
        }
        rows.append(("files", arrivals.joined(separator: ", ")))
        rows.append(("not yet filed", Numbers.grouped(statistics.unfiled)))
        if let first = statistics.firstReceived, let last = statistics.lastReceived {
            rows.append(
                ("received", "\(Moment(seconds: Int(first)).text) to \(Moment(seconds: Int(last)).text)"))
        }
        rows.append(("on disk", "\(Numbers.grouped((statistics.size + 999) / 1000)) kB"))
        return rows
    }

    private func writeJSON(to sink: some ReportSink) throws {
        var json = JSONWriter()
        json.object { json in
            json.field("schema", Self.schema)
            json.field("archive", folder)
            json.field("writer", statistics.writer)
            json.field("articles", statistics.articles)
            json.field("words", statistics.words)
            json.field("identical", statistics.identical)
            json.field("pairs", statistics.pairs)
            json.field("bytes", statistics.size)
            if let families {
                json.field("families", families.count)
                json.field("articlesInFamilies", families.reduce(0, +))
            }
            json.field("firstReceived", statistics.firstReceived.map(Self.iso))
            json.field("lastReceived", statistics.lastReceived.map(Self.iso))
            json.object("files") { json in
                for status in Receipt.Status.allCases {
                    json.field(status.rawValue, statistics.arrivals[status] ?? 0)
                }
                json.field("unfiled", statistics.unfiled)
            }
        }
        json.endLine()
        try json.flush(to: sink)
    }

    private static func iso(_ seconds: Double) -> String { UTCTime(secondsSince1970: seconds).iso }
}
