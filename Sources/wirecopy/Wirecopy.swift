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
            Give it a dump of articles and it returns the families that carry one story's text: exact \
            duplicates, syndicated copies with house edits, rewrites and excerpts.

            EXAMPLES
              wirecopy cluster seeds
              wirecopy cluster dump.jsonl.gz --format json -o report.json
              wirecopy compare ours.txt theirs.txt
              wirecopy check draft.txt --against archive.jsonl.gz
              wirecopy evaluate dump.jsonl --pairs labels.tsv
              wirecopy watch inbox/ --archive archive/

            EXIT STATUS
              0  done
              1  check, compare: reused text was found; archive verify: damage
              2  wrong usage, or nothing could be read
              3  done, but some input could not be read; each is named on stderr
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
        // The next file opened would take the place of one that is closed, and
        // messages would go into it.
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", O_RDWR)
        }
        // A reader that went away is no error: `wirecopy … | head` ends quietly.
        signal(SIGPIPE, SIG_DFL)
        // Until the daemon can read its configuration anew, being asked to must
        // not end it.
        if CommandLine.arguments.dropFirst().first == "watch" { signal(SIGHUP, SIG_IGN) }
        // Arrays of a megabyte come and go: keep their memory, instead of having
        // the system clear fresh pages each time.
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

    /// Help and versions go to stdout, complaints about usage to stderr.
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
