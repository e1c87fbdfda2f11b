import ArticleArchive
import Platform

/// What is in an archive, as a table or as JSON (`wirecopy.status/1`).
struct StatisticsReport {
    static let schema = "wirecopy.status/1"

    let folder: String
    let statistics: ArchiveStatistics
    /// The sizes of the families; nil where they were not asked for.
    let families: [Int]?

    func writeTable(to file: OutputFile) throws(Failure) {
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
            let name = row.name + String(repeating: " ", count: width - row.name.count)
            try file.write("\(file.surface.dim(name))  \(Terminal.printable(row.value))\n")
        }
    }

    private var rows: [(name: String, value: String)] {
        var rows = [
            ("archive", folder),
            ("writer", statistics.writer ?? "none"),
            (
                "articles",
                "\(Message.grouped(statistics.articles)), \(Message.count(statistics.words, "word"))"
            ),
            ("identical", "\(Message.grouped(statistics.identical)) of them to an earlier one"),
            ("pairs", "\(Message.grouped(statistics.pairs)) of reuse"),
        ]
        if let families {
            let members = Message.count(families.reduce(0, +), "article")
            rows.append(("families", "\(Message.grouped(families.count)) with \(members)"))
        }
        let arrivals = Receipt.Status.allCases.map {
            "\(Message.grouped(statistics.arrivals[$0] ?? 0)) \($0.rawValue)"
        }
        rows.append(("files", arrivals.joined(separator: ", ")))
        rows.append(("not yet filed", Message.grouped(statistics.unfiled)))
        if let first = statistics.firstReceived, let last = statistics.lastReceived {
            rows.append(
                ("received", "\(Moment(seconds: Int(first)).text) to \(Moment(seconds: Int(last)).text)"))
        }
        rows.append(("on disk", "\(Message.grouped((statistics.size + 999) / 1000)) kB"))
        return rows
    }

    func writeJSON(to file: OutputFile) throws(Failure) {
        var json = JSONWriter()
        json.object { json in
            json.key("schema")
            json.value(Self.schema)
            json.key("archive")
            json.value(folder)
            json.key("writer")
            json.value(statistics.writer)
            numbers(&json)
            json.key("files")
            json.object { json in
                for status in Receipt.Status.allCases {
                    json.key(status.rawValue)
                    json.value(statistics.arrivals[status] ?? 0)
                }
                json.key("unfiled")
                json.value(statistics.unfiled)
            }
        }
        json.endLine()
        try json.flush(to: file)
    }

    private func numbers(_ json: inout JSONWriter) {
        for (name, number) in [
            ("articles", statistics.articles), ("words", statistics.words),
            ("identical", statistics.identical), ("pairs", statistics.pairs), ("bytes", statistics.size),
        ] {
            json.key(name)
            json.value(number)
        }
        if let families {
            json.key("families")
            json.value(families.count)
            json.key("articlesInFamilies")
            json.value(families.reduce(0, +))
        }
        for (name, moment) in [
            ("firstReceived", statistics.firstReceived), ("lastReceived", statistics.lastReceived),
        ] {
            json.key(name)
            json.value(moment.map { UTCTime(secondsSince1970: $0).iso })
        }
    }
}
