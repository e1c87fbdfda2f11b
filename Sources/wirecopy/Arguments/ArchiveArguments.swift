import ArgumentParser
import ArticleArchive

/// The archive a command is about.
struct ArchiveArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the archive.", valueName: "folder"))
    var archive: String

    func open(_ access: Archive.Access = .readOnly) throws(ArchiveError) -> Archive {
        try Archive(at: archive, access: access)
    }
}

/// A time span as people write it: `90d`, `12h`, `30m`, `45s`; above nothing,
/// and not beyond ten thousand years.
struct TimeSpan: ExpressibleByArgument {
    let seconds: Double

    private static let longest = 10_000 * 366 * 86_400.0

    init?(argument: String) {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        guard let unit = argument.last, let length = units[unit],
            let number = Double(argument.dropLast()), number > 0, number * length <= Self.longest
        else { return nil }
        seconds = number * length
    }
}
