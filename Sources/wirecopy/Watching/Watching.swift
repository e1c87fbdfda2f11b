import ArticleArchive
import Dispatch
import Glibc
import InboxWatching
import Logging
import Platform
import Reports
import ServiceLifecycle
import UnixSignals

/// One run of `wirecopy watch`: starts and stops its services together.
struct Watching {
    private let command: WatchCommand
    private let archive: String
    private let layout: InboxLayout
    private let log: ProgramLog

    init(_ command: WatchCommand, archive: String) {
        self.command = command
        self.archive = archive
        layout = InboxLayout(root: command.inbox)
        log = ProgramLog(format: command.logFormat, level: command.logLevel.level)
    }

    func run() async throws {
        let lock = try lockInbox()
        let scratch = command.dryRun ? try TemporaryFolder() : nil
        defer { withExtendedLifetime(scratch) {} }
        let archive = try openArchive(scratch)
        let watch = InboxWatch(
            layout: layout, options: command.inboxOptions(archive: self.archive), lock: lock, log: log.logger)
        let articles = (try? archive.statistics().articles).map { "\($0)" } ?? "?"
        log.logger.notice(
            "watching '\(command.inbox)'",
            metadata: [
                "archive": "\(self.archive)", "articles": "\(articles)", "version": "\(Wirecopy.version)",
            ])
        let inbox = InboxService(watch, once: command.once, notifier: SystemdNotifier()) {
            try archive.load()
            let judge = ArchiveJudge(archive)
            if command.once {
                judge.checkStructure()
            } else {
                DispatchQueue.global(qos: .utility).async { judge.checkStructure() }
            }
            return judge
        }
        var services = [
            ServiceGroupConfiguration.ServiceConfiguration(
                service: inbox, successTerminationBehavior: .gracefullyShutdownGroup)
        ]
        let upkeep = UpkeepService(archive: archive, log: log.logger)
        if !command.once {
            services.append(.init(service: ReloadService { reload(watch) }))
            services.append(.init(service: upkeep))
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: log.logger)
        configuration.logger.logLevel = .error
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as ArchiveError {
            throw Failure(error.description)
        }
        if command.once {
            upkeep.expire()
            upkeep.tendIndex()
        }
        upkeep.finish()
        archive.close()
        try finish(inbox.counts)
    }

    private func lockInbox() throws -> InboxLock {
        guard !(Self.real(archive) + "/").hasPrefix(Self.real(layout.root) + "/") else {
            throw Failure("the archive '\(archive)' must not be inside the inbox")
        }
        do throws(InboxFailure) {
            return try InboxLock(layout)
        } catch {
            let advice = error.errorNumber == ENOENT ? "; create the folder first" : ""
            throw Failure("cannot watch '\(command.inbox)': \(error)\(advice)")
        }
    }

    /// The absolute path without symbolic links, also of a file that does not exist.
    private static func real(_ path: String) -> String {
        if let found = Folder.truePath(of: path) { return found }
        guard let slash = path.lastIndex(of: "/") else { return "\(real("."))/\(path)" }
        return slash == path.startIndex ? path : real(String(path[..<slash])) + path[slash...]
    }

    /// Opens the archive; for a dry run, a temporary copy of it.
    private func openArchive(_ scratch: TemporaryFolder?) throws(Failure) -> Archive {
        do throws(ArchiveError) {
            let options = command.archiveOptions
            guard let scratch else { return try Archive(at: archive, access: .readWrite, options: options) }
            if Archive.exists(in: archive) {
                try Archive(at: archive, access: .readOnly, options: options).copy(to: scratch.path)
            }
            return try Archive(at: scratch.path, access: .readWrite, options: options)
        } catch {
            throw Failure(error.description)
        }
    }

    /// Applies the settings that can change while the daemon runs.
    private func reload(_ watch: InboxWatch) {
        do {
            let changed = try command.configured()
            watch.apply(settle: .seconds(changed.settle), onFlag: changed.onFlag)
            log.level = changed.logLevel.level
            log.logger.notice(
                "configuration reloaded; changes other than settle, on-flag and log-level need a restart")
        } catch {
            log.logger.error("the configuration was not reloaded: \(error)")
        }
    }

    private func finish(_ counts: InboxCounts) throws {
        let files = Destination.allCases.map { "\(counts.files[$0] ?? 0) \($0.rawValue)" }
        let left = counts.refused > 0 ? "; \(counts.refused) not read" : ""
        log.logger.notice(
            "judged \(Numbers.count(counts.total, "file")): \(files.joined(separator: ", "))\(left)")
        if command.once, counts.unreadable + counts.refused > 0 { throw ExitStatus.incomplete }
    }
}

/// Calls a closure whenever the program receives SIGHUP.
private struct ReloadService: Service {
    let reload: @Sendable () -> Void

    /// Reading the configuration can block on a slow disk, which must not block a
    /// thread of the concurrency pool.
    private let queue = DispatchQueue(label: "reload")

    init(reload: @escaping @Sendable () -> Void) { self.reload = reload }

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            queue.async { reload() }
        }
    }
}

/// A temporary folder, deleted with its files.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws(Failure) {
        let root = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(root)/wirecopy-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw Failure("cannot create a folder in '\(root)': \(SystemError.last)")
        }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        for entry in (try? Folder.entries(of: path)) ?? [] { unsafe unlink("\(path)/\(entry.name)") }
        unsafe rmdir(path)
    }
}
