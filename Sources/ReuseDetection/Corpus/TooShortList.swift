import ArticleText

/// The texts too short to compare, gathered from batches in whatever order they
/// come: of each file the first are kept and the others counted, so memory grows
/// with the files and not with what is in them.
struct TooShortList: Sendable {
    fileprivate struct File: Sendable {
        var first: [Detection.TooShort] = []
        var others = 0
    }

    /// So many are kept of a file.
    private static let perFile = 50

    private var files: [[UInt8]: File] = [:]

    mutating func add(_ article: Detection.TooShort) {
        files[Array(article.origin.path.utf8), default: File()].add(article, most: Self.perFile)
    }

    /// Both lists as one.
    mutating func add(_ list: TooShortList) {
        for (path, file) in list.files {
            for article in file.first { files[path, default: File()].add(article, most: Self.perFile) }
            files[path]!.others += file.others
        }
    }

    /// Those kept. By more than the id, which several can have.
    var articles: [Detection.TooShort] {
        files.values.flatMap { $0.cut(Self.perFile).first }.sorted {
            ($0.id, $0.origin.path, $0.origin.record ?? 0) < ($1.id, $1.origin.path, $1.origin.record ?? 0)
        }
    }

    /// How many more there are of which files, by path.
    var others: [(path: String, count: Int)] {
        files.values.map { $0.cut(Self.perFile) }.filter { $0.others > 0 }
            .map { ($0.first[0].origin.path, $0.others) }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

extension TooShortList.File {
    mutating func add(_ article: Detection.TooShort, most: Int) {
        first.append(article)
        if first.count >= 2 * most { self = cut(most) }
    }

    func cut(_ most: Int) -> Self {
        guard first.count > most else { return self }
        let sorted = first.sorted { ($0.origin.record ?? 0, $0.id) < ($1.origin.record ?? 0, $1.id) }
        return Self(first: Array(sorted.prefix(most)), others: others + first.count - most)
    }
}
