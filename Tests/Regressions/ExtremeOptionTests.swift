import BuiltProgram
import Foundation
import Testing

/// Numbers on the command line and in a configuration that are no numbers a
/// program can count with.
@Suite("Extreme options")
struct ExtremeOptionTests {
    private static let numbers = ["nan", "inf", "-inf", "1e300", "-1e300", "1e400", "99999999999999999999"]

    @Test("a number out of range is wrong usage, not a crash", arguments: numbers)
    func outOfRange(number: String) throws {
        let folder = try TestFolder()
        try folder.write("Nothing much happened in the harbour on Tuesday.", to: "in/a.txt")
        let commands = [
            ["cluster", "in", "--similarity=\(number)"],
            ["watch", "in", "--archive=archive", "--once", "--settle=\(number)"],
            ["watch", "in", "--archive=archive", "--once", "--keep=\(number)d"],
            ["watch", "in", "--archive=archive", "--once", "--window=\(number)d"],
        ]
        for command in commands {
            let outcome = try Program.run(command, in: folder)
            #expect(outcome.status == 2, "\(command): \(outcome.status)")
            #expect(outcome.errors.hasPrefix("wirecopy: "))
        }
    }
}
