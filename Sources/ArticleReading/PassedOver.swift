/// How many files in folders and archives were not read because of their names.
public struct PassedOver: Sendable, Equatable {
    /// How many there are of each ending, which is in small letters, with its
    /// dot, and empty where a name has none.
    public private(set) var counts: [String: Int] = [:]

    /// What ends so is no kind of file: "1. The long day".
    private static let longestEnding = 8
    /// Beyond so many endings they are not told apart.
    private static let most = 1000

    /// How the names begin of files that speak of the others.
    private static let aboutFolders = ["readme", "license", "licence"]

    public init() {}

    public var total: Int { counts.values.reduce(0, +) }

    /// The endings, the most frequent first.
    public var endings: [String] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// A sum that several add to.
    final class Tally {
        var sum = PassedOver()
    }

    /// Adds a file, unless it is hidden, a verdict, or about the folder.
    mutating func add(_ name: some StringProtocol) {
        guard !name.hasPrefix("."), !FileForm.isVerdict(name) else { return }
        guard !Self.aboutFolders.contains(where: name.lowercased().hasPrefix) else { return }
        var ending = FileForm.ending(of: name)
        let isKind =
            (1...Self.longestEnding).contains(ending.utf8.count)
            && ending.allSatisfy { $0.isLetter || $0.isNumber }
        ending = isKind ? "." + ending : ""
        if counts[ending] == nil && counts.count >= Self.most { ending = "" }
        counts[ending, default: 0] += 1
    }

    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.counts.merge(b.counts, uniquingKeysWith: +)
        return sum
    }
}
