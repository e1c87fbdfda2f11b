/// Stands for the program's entry, which has no place beside libFuzzer's.
enum Wirecopy {
    static let version = "fuzz"
}
