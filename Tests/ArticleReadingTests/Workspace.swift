import ArticleText
import Foundation

@testable import ArticleReading

/// A temporary folder that goes away with the test.
final class Workspace {
    let root: String

    init() {
        var template = Array("/tmp/ArticleReadingTests.XXXXXX".utf8CString)
        root = String(cString: mkdtemp(&template))
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Writes a file, with the folders it needs.
    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
        let path = path(name)
        let folder = (path as NSString).deletingLastPathComponent
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try! Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @discardableResult
    func write(_ name: String, _ text: String) -> String { write(name, text.utf8) }

    func makeFolder(_ name: String) {
        try! FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    func link(_ name: String, to target: String) { precondition(symlink(target, path(name)) == 0) }

    /// Reads files of this folder.
    func read(
        _ names: String..., configure: (inout ReadingOptions) -> Void = { _ in }
    ) -> Reading {
        Reading(names.map { $0 == "." ? root : path($0) }, configure: configure)
    }

    /// A path of a message without this folder.
    func relative(_ path: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}

/// All that a reader gives.
struct Reading {
    var articles: [Article] = []
    var skipped: [Skipped] = []
    var batches: [ReadBatch] = []

    init(_ paths: [String], configure: (inout ReadingOptions) -> Void = { _ in }) {
        var options = ReadingOptions()
        configure(&options)
        let reader = ArticleReader(paths: paths, options: options)
        var parser = reader.makeParser()
        while let batch = reader.next(using: &parser) {
            batches.append(batch)
            articles += batch.articles.indices.map { batch.articles[$0] }
            skipped += batch.skipped
        }
    }

    var ids: [String] { articles.map(\.id) }
    var texts: [String] { articles.map { String(decoding: $0.text, as: UTF8.self) } }
    var reasons: [String] { skipped.map(\.reason) }
}

/// A JSON line.
func line(_ id: String, _ text: String = "Some words.") -> String {
    "{\"id\": \"\(id)\", \"text\": \"\(text)\"}\n"
}
