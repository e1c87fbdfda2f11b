import ArgumentParser
import ArticleReading

/// A small table: lines of values between tabs, the first line their names.
struct TabbedTable {
    let rows: [[String]]
    private let header: [String]

    init(path: String) throws {
        let bytes: [UInt8]
        do { bytes = try WholeFile.bytes(at: path) } catch {
            throw ValidationError("'\(path)': \(error.reason)")
        }
        var rows = bytes.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
        }
        header = rows.isEmpty ? [] : rows.removeFirst()
        self.rows = rows
    }

    func column(_ name: String) -> Int? { header.firstIndex(of: name) }
}
