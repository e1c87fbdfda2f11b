import Platform

/// A file or record that could not be read, and why.
public struct Skipped: Sendable, Hashable {
    /// The path of the file, as given by the user.
    public var path: String
    /// The number of the line or record in the file, from 1; nil if the reason concerns the
    /// whole file.
    public var record: Int?
    /// The unit of ``record``.
    public var unit: RecordUnit
    /// One clause: what is wrong and, if possible, what to do.
    public var reason: String
    /// Of a record without a text: what is wrong, and the record's keys where
    /// it is the first of its kind in a stretch of the file.
    var lack: Lack?

    /// A record without a text.
    struct Lack: Sendable, Hashable {
        /// `"body" is missing` or `"body" is not a string`.
        var clause: String
        var keys: String?
    }

    public init(path: String, record: Int? = nil, unit: RecordUnit = .line, reason: String) {
        self.path = path
        self.record = record
        self.unit = unit
        self.reason = reason
    }

    /// `line 3`; nil if the reason concerns the whole file.
    public var place: String? { record.map { "\(unit.rawValue) \($0)" } }

    /// `line 3: not a JSON object`.
    public var clause: String { place.map { "\($0): \(reason)" } ?? reason }

    /// `'dump.jsonl' line 3: not a JSON object`.
    public var message: String { "'\(path)'\(place.map { " \($0)" } ?? ""): \(reason)" }
}

/// The unit in which the records of a file are counted.
public enum RecordUnit: String, Sendable, Hashable {
    /// Lines, in a file with one record per line.
    case line
    /// Records, in an array or a sequence of objects.
    case record

    /// The likely unit for a file with this name.
    public init(path: String) {
        guard case .articles(let format) = FileForm(name: path) else { self = .line; return }
        self = format.unit
    }
}

/// Collects skipped input from batches in any order.
///
/// Of each file, the first places are kept and the others counted, so that memory grows
/// with the number of files and not with the number of broken records.
public struct SkippedList: Sendable {
    /// The maximum number of places listed per file.
    public static let perFile = 50
    /// The records without a text that are named one by one.
    fileprivate static let lacking = 3

    fileprivate var files: [String: File] = [:]

    fileprivate struct File {
        var named: [Skipped] = []
        var unnamed = 0
        /// By what is wrong with the text.
        var lacks: [String: Lacking] = [:]
    }

    /// Records of a file whose texts are missing in the same way.
    fileprivate struct Lacking {
        /// The first ones, by their place.
        var first: [Skipped] = []
        var count = 0
    }

    public init() {}

    public var isEmpty: Bool { files.isEmpty }

    /// Adds skipped input.
    ///
    /// - Complexity: O(*n* log *n*), amortized, in the elements of the batch.
    public mutating func add(_ batch: [Skipped]) {
        var start = batch.startIndex
        while start < batch.endIndex {
            let path = batch[start].path
            let end = batch[start...].firstIndex { $0.path != path } ?? batch.endIndex
            var file = files.removeValue(forKey: path) ?? File()
            for skipped in batch[start..<end] { file.add(skipped) }
            files[path] = file
            start = end
        }
    }

    /// The skipped input by path and place, with a last entry for the places of a file that
    /// were only counted. Does not depend on the order of the batches.
    ///
    /// - Complexity: O(*n* log *n*) in the number of files.
    public var skipped: [Skipped] {
        files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .flatMap { $0.value.list(path: $0.key) }
    }
}

extension SkippedList.File {
    mutating func add(_ skipped: Skipped) {
        if let lack = skipped.lack { return lacks[lack.clause, default: .init()].add(skipped) }
        // Mostly they come in their order, and those behind are only counted.
        if unnamed > 0, !Skipped.precedes(skipped, named[SkippedList.perFile - 1]) {
            unnamed += 1
            return
        }
        named.append(skipped)
        if named.count >= 2 * SkippedList.perFile { cut() }
    }

    private mutating func cut() {
        named.sort(by: Skipped.precedes)
        unnamed += max(0, named.count - SkippedList.perFile)
        named = Array(named.prefix(SkippedList.perFile))
    }

    func list(path: String) -> [Skipped] {
        var file = self
        file.named += lacks.values.flatMap(\.summary)
        file.cut()
        if file.unnamed > 0 {
            let noun = file.unnamed == 1 ? "record" : "records"
            file.named.append(Skipped(path: path, reason: "and \(file.unnamed) more \(noun)"))
        }
        return file.named
    }
}

extension SkippedList.Lacking {
    mutating func add(_ skipped: Skipped) {
        count += 1
        if first.count == SkippedList.lacking, !Skipped.precedes(skipped, first[first.count - 1]) { return }
        first.append(skipped)
        first.sort(by: Skipped.precedes)
        if first.count > SkippedList.lacking { first.removeLast() }
    }

    /// One by one if they are few; else what they lack and what they have.
    var summary: [Skipped] {
        guard count > SkippedList.lacking, var one = first.first, let lack = one.lack else { return first }
        let keys = lack.keys.map { " has the keys \($0)" } ?? ""
        let place = one.place.map { ", \($0)," } ?? ""
        one.reason =
            "\(lack.clause) in \(count) records; the first\(place)\(keys); name the field with --text-field"
        one.record = nil
        return [one]
    }
}

extension Skipped {
    /// The order of a list: by place, the file itself before its records.
    fileprivate static func precedes(_ a: Skipped, _ b: Skipped) -> Bool {
        (a.record ?? 0, a.reason) < (b.record ?? 0, b.reason)
    }
}

/// Why a file, or the rest of it, cannot be read.
public struct ReadFailure: Error, Equatable {
    public var reason: String

    package init(_ reason: String) { self.reason = reason }

    init(_ error: SystemError) { self.init(error.clause) }
}

extension ReadFailure {
    /// A name that was repaired to be shown no longer leads to its file.
    static let brokenName = ReadFailure("its name is not valid UTF-8; rename it")
}

/// The failures of what exceeds ``ReadingOptions/maxArticleSize``.
extension ReadFailure {
    /// A file or record that is skipped.
    static func tooLarge(_ options: ReadingOptions) -> ReadFailure {
        ReadFailure("longer than \(options.maxArticleSizeText); raise --max-article-size to read it")
    }

    /// A record that makes the rest of its file be given up.
    static func endless(_ options: ReadingOptions) -> ReadFailure {
        ReadFailure(
            "more than \(options.patience) times \(options.maxArticleSizeText) without an end; "
                + "the rest of the file was not read")
    }
}
