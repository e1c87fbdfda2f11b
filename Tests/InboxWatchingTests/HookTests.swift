import Foundation
import Testing

@testable import InboxWatching

@Suite(.timeLimit(.minutes(10))) struct HookTests {
    let inbox = TestInbox()

    private func queue(_ command: String?, timeout: Duration = .seconds(30)) -> HookQueue {
        HookQueue(command: command, timeout: timeout, log: inbox.log)
    }

    @Test func theCommandReadsTheVerdict() {
        inbox.write("v.json", "{\"status\":\"flagged\"}")
        // One write a line, as two of them run at a time.
        let hooks = queue("verdict=$(cat); echo \"$verdict\" >> \(inbox.path("out"))")
        for _ in 0..<5 { hooks.enqueue("a.txt", verdict: inbox.path("v.json")) }
        hooks.finish()
        #expect(inbox.text("out")?.split(separator: "\n").count == 5)
        #expect(inbox.lines.all.isEmpty)
    }

    @Test func aFailureIsLoggedAndNothingElse() {
        inbox.write("v.json", "{}")
        let hooks = queue("exit 7")
        hooks.enqueue("a.txt", verdict: inbox.path("v.json"))
        hooks.finish()
        #expect(inbox.lines.all == ["warning a.txt: the --on-flag command failed: it exited with status 7"])
    }

    @Test func aCommandThatDoesNotEndIsKilledWithItsChildren() {
        inbox.write("v.json", "{}")
        let hooks = queue("sleep 600 & echo $! > \(inbox.path("child")); wait", timeout: .milliseconds(300))
        hooks.enqueue("a.txt", verdict: inbox.path("v.json"))
        hooks.finish()
        #expect(inbox.lines.all.count == 1)
        #expect(inbox.lines.all[0].contains("was killed"))
        let child = pid_t(inbox.text("child")!.trimmingCharacters(in: .whitespacesAndNewlines))!
        // Killed, though it may take a moment, and wait to be reaped.
        while let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8),
            !state.contains(") Z ")
        {
            usleep(10_000)
        }
    }

    @Test func withoutACommandNothingRuns() {
        let hooks = queue(nil)
        hooks.enqueue("a.txt", verdict: "/nowhere")
        hooks.finish()
        #expect(inbox.lines.all.isEmpty)
    }
}
