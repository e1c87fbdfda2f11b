/// How the program ends. Thrown by a command to end it so.
enum ExitStatus: Int32, Error {
    case done = 0
    /// `check` or `compare` found reuse, `archive verify` damage.
    case found = 1
    /// Wrong usage, or nothing could be read.
    case unusable = 2
    /// Done, but some input could not be read.
    case incomplete = 3
}

/// Why a command cannot go on: what, where, and what to do.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
