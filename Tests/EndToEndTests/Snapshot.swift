import Foundation
import Testing

/// Text the program prints, kept beside the tests to be read and compared.
///
/// Run the tests with `WIRECOPY_RECORD=1` to write the snapshots anew, then
/// read the difference.
enum Snapshot {
    static func expect(
        _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Snapshots/\(name).txt")
        if ProcessInfo.processInfo.environment["WIRECOPY_RECORD"] != nil {
            return try Data(text.utf8).write(to: file)
        }
        let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(text == kept, "differs from Snapshots/\(name).txt", sourceLocation: sourceLocation)
    }
}
