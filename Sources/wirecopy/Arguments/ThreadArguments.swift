import ArgumentParser
import Glibc

/// How many threads work, the same for every command.
struct ThreadArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Threads to work with (default: one per processor).", valueName: "number"))
    var threads: Int?

    mutating func validate() throws {
        guard threads ?? 1 >= 1, threads ?? 1 <= 1024 else {
            throw ValidationError("'--threads \(threads!)' must be from 1 to 1024")
        }
    }

    var count: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
