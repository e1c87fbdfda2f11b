import ArgumentParser
import ArticleArchive
import CMalloc
import Glibc
import Reports

/// The program: finds copied and rewritten news.
@main
struct Wirecopy: ParsableCommand {
    static let version = ReportVersion.current

    static let configuration = CommandConfiguration(
        commandName: "wirecopy",
        abstract: "Find copied and rewritten news.",
        discussion: """
            Finds families of articles that share one story's text: exact duplicates, edited copies of \
            agency stories, rewrites and excerpts.

            EXAMPLES
              wirecopy cluster seeds
              wirecopy cluster dump.jsonl.gz --format json -o report.json
              wirecopy compare ours.txt theirs.txt
              wirecopy check draft.txt --against archive.jsonl.gz
              wirecopy evaluate dump.jsonl --pairs labels.tsv
              wirecopy watch inbox/ --archive archive/

            EXIT STATUS
              0  success
              1  check, compare: reuse was found; archive verify: the archive is damaged
              2  wrong usage, or nothing could be read
              3  success, but some input could not be read; stderr names it
            """,
        version: version,
        subcommands: [
            ClusterCommand.self, CompareCommand.self, CheckCommand.self, EvaluateCommand.self,
            WatchCommand.self, ArchiveCommand.self, StatusCommand.self,
        ])

    func run() throws {
        throw ValidationError(
            "Missing subcommand; one of 'cluster', 'compare', 'check', 'evaluate', 'watch', 'archive' and "
                + "'status'")
    }

    static func main() async {
        // A closed standard descriptor would be reused by the next file opened, and
        // messages would be written into that file.
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", O_RDWR)
        }
        // `wirecopy … | head` ends quietly.
        signal(SIGPIPE, SIG_DFL)
        // SIGHUP must not end a daemon that cannot reload its configuration yet.
        if CommandLine.arguments.dropFirst().first == "watch" { signal(SIGHUP, SIG_IGN) }
        // Arrays of a megabyte are freed and allocated all the time: keep their memory
        // instead of having the system clear fresh pages.
        mallopt(M_MMAP_THRESHOLD, 64 << 20)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let status as ExitStatus {
            Glibc.exit(status.rawValue)
        } catch let failure as Failure {
            Message.error(failure.description)
            Glibc.exit(ExitStatus.unusable.rawValue)
        } catch let error as ArchiveError {
            Message.error(error.description)
            Glibc.exit(ExitStatus.unusable.rawValue)
        } catch {
            Glibc.exit(Self.report(error).rawValue)
        }
    }

    /// Writes help and the version to stdout, usage errors to stderr.
    private static func report(_ error: any Error) -> ExitStatus {
        guard exitCode(for: error) != .success else {
            print(fullMessage(for: error))
            return .done
        }
        let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
        let message = lines.joined(separator: "\n").replacing("Error: ", with: "", maxReplacements: 1)
        Message.error(message)
        return .unusable
    }
}
