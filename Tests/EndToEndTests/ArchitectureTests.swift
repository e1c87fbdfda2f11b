import BuiltProgram
import Foundation
import Testing

/// Imports point downward only, as ARCHITECTURE.md draws it.
@Suite("Architecture")
struct ArchitectureTests {
    /// For each module what it may import of the project.
    private static let below: [String: Set<String>] = [
        "wirecopy": [
            "Reports", "InboxWatching", "ArticleArchive", "ReuseDetection", "ArticleReading", "ArticleText",
            "Platform", "CMalloc",
        ],
        "Reports": [
            "ArticleArchive", "ReuseDetection", "ArticleReading", "Sketching", "ArticleText", "Platform",
        ],
        "InboxWatching": ["ArticleReading", "ArticleText", "Platform", "CLinux"],
        "ArticleArchive": ["ReuseDetection", "Sketching", "ArticleText", "Platform", "CZlib"],
        "ReuseDetection": ["Sketching", "ArticleText"],
        "ArticleReading": ["ArticleText", "Platform", "CSimdJSON", "CLibArchive", "CZlib"],
        "Sketching": ["Platform"],
        "ArticleText": ["Platform", "CXXHash"],
        "Platform": ["CLinux"],
    ]
    private static let libraries: [String: Set<String>] = [
        "wirecopy": [
            "ArgumentParser", "Dispatch", "Glibc", "Logging", "ServiceLifecycle", "Synchronization",
            "UnixSignals",
        ],
        "Reports": ["Glibc"],
        "InboxWatching": ["CoreMetrics", "Dispatch", "Glibc", "Logging", "Synchronization"],
        "ArticleArchive": ["Foundation", "GRDB", "Glibc", "Synchronization"],
        "ReuseDetection": ["Dispatch", "Glibc", "Synchronization"],
        "ArticleReading": ["Glibc", "Synchronization"],
        "Sketching": ["Glibc", "Synchronization"],
        "ArticleText": [],
        "Platform": ["Glibc"],
    ]

    @Test("every source file imports only what stands below it", arguments: below.keys.sorted())
    func imports(module: String) throws {
        let folder = Program.root.appendingPathComponent("Sources/\(module)")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)!
        let allowed = Self.below[module]!.union(Self.libraries[module]!)
        var count = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            count += 1
            for line in try String(decoding: Data(contentsOf: file), as: UTF8.self).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, !line.hasPrefix("//") else {
                    continue
                }
                let name = String(words[words.count - 1])
                #expect(allowed.contains(name), "\(file.lastPathComponent) imports \(name)")
            }
        }
        #expect(count > 0)
    }

    @Test("every module is drawn in ARCHITECTURE.md")
    func drawn() throws {
        let text = try String(
            decoding: Data(contentsOf: Program.root.appendingPathComponent("ARCHITECTURE.md")), as: UTF8.self)
        for module in try FileManager.default.contentsOfDirectory(
            atPath: Program.root.appendingPathComponent("Sources").path)
        {
            #expect(text.contains(module))
            #expect(Self.below[module] != nil || module.hasPrefix("C"), "\(module) is new here")
        }
    }

    @Test("the files with unsafe code are those ARCHITECTURE.md names", arguments: below.keys.sorted())
    func unsafe(module: String) throws {
        let page = try String(
            decoding: Data(contentsOf: Program.root.appendingPathComponent("ARCHITECTURE.md")), as: UTF8.self)
        let row = page.split(separator: "\n").first { $0.hasPrefix("- `\(module)`: ") }
        let named = row.map { $0.dropFirst("- `\(module)`: ".count).split(separator: ", ").map(String.init) }
        let folder = Program.root.appendingPathComponent("Sources/\(module)")
        var found: [String] = []
        for case let file as URL in FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: nil)!
        where file.pathExtension == "swift" {
            let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
            // The compiler sees to it that whatever is unsafe is marked with the word.
            let isMarked = text.split(separator: "\n").contains { line in
                !line.drop { $0 == " " }.hasPrefix("//") && line.contains(/\bunsafe\b/)
            }
            if isMarked { found.append(file.deletingPathExtension().lastPathComponent) }
        }
        #expect(named ?? [] == found.sorted())
    }
}
