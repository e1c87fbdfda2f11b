import Foundation
import Logging
import Synchronization

@testable import InboxWatching

/// A temporary inbox that goes away with its owner.
final class TestInbox {
    let root: String
    var layout: InboxLayout { InboxLayout(root: root) }
    let lines = LogLines()
    var log: Logger { Logger(label: "test") { _ in LineHandler(lines: self.lines) } }

    init() {
        root = FileManager.default.temporaryDirectory.path + "/wirecopy-\(UUID())"
        try! FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    func write(_ name: String, _ text: String = "Some words.") {
        let folder = (path(name) as NSString).deletingLastPathComponent
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try! Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Every file and whatever else is no folder, hidden ones too.
    var entries: [String] {
        let found = FileManager.default.enumerator(atPath: root)!.compactMap { $0 as? String }
        return found.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
                ? !isFolder.boolValue : true
        }.sorted()
    }

    func intake(
        _ judge: any ArrivalJudging, disk: any Disk = LocalDisk(roots: []),
        attempts: AttemptLog = AttemptLog(),
        configure: (inout InboxOptions) -> Void = { _ in }, isStopping: @escaping () -> Bool = { false }
    ) -> InboxProcessor {
        var options = InboxOptions()
        options.settle = .zero
        configure(&options)
        let hooks = HookQueue(command: options.onFlag, timeout: options.hookTimeout, log: log)
        return InboxProcessor(
            layout: layout, options: options, judge: judge, disk: disk, attempts: attempts, hooks: hooks,
            log: log, isStopping: isStopping)
    }

    /// Scans and works until there is nothing to do.
    func drain(_ intake: InboxProcessor, at now: Duration = .seconds(1)) {
        for file in InboxScan(layout).files { intake.observe(file.name, file.stamp, at: now) }
        while intake.work(at: now) {}
        // A process that another test started a moment ago has what this one
        // had open for writing, until it becomes another program.
        while let due = intake.settling.nextDue, due > now, due <= now + .milliseconds(100) {
            usleep(10_000)
            while intake.work(at: due) {}
        }
    }
}

/// What was logged.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])
    func append(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
}

struct LineHandler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    init(lines: LogLines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let file = event.metadata.flatMap { $0["file"] ?? $0["part"] }.map { "\($0): " } ?? ""
        lines.append("\(event.level) \(file)\(event.message)")
    }
}
