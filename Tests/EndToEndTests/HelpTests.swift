import BuiltProgram
import Testing

@Suite("Help")
struct HelpTests {
    @Test(
        "reads as it did",
        arguments: [
            [], ["cluster"], ["compare"], ["check"], ["evaluate"], ["watch"], ["status"], ["archive"],
            ["archive", "stats"], ["archive", "verify"], ["archive", "export"], ["archive", "remove"],
            ["archive", "compact"], ["archive", "rebuild"],
        ])
    func help(command: [String]) throws {
        let outcome = try Program.run(command + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        try Snapshot.expect(outcome.output, matches: (["help"] + command).joined(separator: "-"))
    }

    @Test("the version goes to stdout")
    func version() throws {
        let outcome = try Program.run(["--version"])
        #expect(outcome.status == 0)
        #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
