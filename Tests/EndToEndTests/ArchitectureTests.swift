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

    @Test("unsafe code stays where it is accounted for")
    func unsafe() throws {
        // The hot path, as ARCHITECTURE.md lists it, then system calls.
        let accounted = [
            "Tokenizer.swift", "FoldedWord.swift", "Shingles.swift", "Article.swift",
            "OutputFile.swift", "Message.swift", "Terminal.swift", "Watching.swift",
            "Services.swift", "Deflate.swift", "WriterLock.swift", "ArchiveDatabase.swift", "Inotify.swift",
            "FlatArray.swift",
            "Segment+File.swift", "Archive+Segments.swift",
        ]
        for module in [
            "ArticleText", "Sketching", "ReuseDetection", "ArticleArchive", "InboxWatching", "Reports",
            "wirecopy",
        ] {
            let folder = Program.root.appendingPathComponent("Sources/\(module)")
            for case let file as URL in FileManager.default.enumerator(
                at: folder, includingPropertiesForKeys: nil)!
            where file.pathExtension == "swift" && !accounted.contains(file.lastPathComponent) {
                let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
                #expect(!text.lowercased().contains("unsafe"), "\(file.lastPathComponent)")
            }
        }
    }
}
