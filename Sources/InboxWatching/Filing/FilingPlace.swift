/// Where one file and its verdict go.
struct FilingPlace {
    /// The folder of both.
    let folder: String
    private let entry: Substring
    /// 1 for the file's own name.
    var number: Int

    init(folder: String, entry: Substring, number: Int = 1) {
        self.folder = folder
        self.entry = entry
        self.number = number
    }

    private var numbered: String { NumberedName.entry(entry, number: number) }

    /// The path of the file.
    var file: String { "\(folder)/\(numbered)" }

    /// The path of its verdict.
    var verdict: String { "\(folder)/\(VerdictFile.entry(for: numbered[...]))" }
}
