import Rollouts
import TestSupport
import Testing
import Values

/// Words of which nothing can be seen are none; a stop is never refused for want of them.
@Suite struct BlankWordsTests {
    static let blanks = ["", " ", "\t\n", "\u{200B}", "\u{FEFF}", "\u{2800}", "\u{AD}\u{A0}"]

    @Test(arguments: blanks) func `a blank workaround is none`(_ words: String) {
        var scenario = liveScenario()
        func raise(_ workaround: String) -> Command {
            .raiseBlocker(
                blocker: BlockerDetails(
                    id: "x",
                    severity: .p2,
                    title: "t",
                    workaround: workaround
                ),
                reason: nil
            )
        }
        scenario.ask(raise(words))
        #expect(scenario.advance().obstacles.map(\.rule) == [.blocker])
        scenario.ask(raise("restart it"))
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test(arguments: blanks) func `a blank reason withdraws no attestation`(_ words: String) {
        var scenario = liveScenario()
        let entry = scenario.state.attestations.first?.entry ?? 0
        let withdrawal = Command.attest(
            subject: "tenant-isolation",
            result: nil,
            replaces: [entry],
            reason: words
        )
        #expect(scenario.ask(withdrawal).outcome == .invalid)
    }

    @Test func `a hold and a rollback without a reason are done, and say that none was given`() {
        var scenario = liveScenario()
        let held = scenario.ask(.hold(id: nil, reason: nil, expires: nil))
        #expect(held.outcome == .recorded)
        #expect(held.summary == "held by hold-1: no reason was given")
        let back = scenario.ask(.rollback(to: nil, reason: nil))
        #expect(back.outcome == .rolledBack)
        #expect(back.summary.hasSuffix(": no reason was given"))
        #expect(scenario.state.holds.map(\.reason) == [nil, nil])
        #expect(scenario.state.exposure == 0)
    }

    @Test func `a reason that reads as if none was given is a reason`() {
        var scenario = liveScenario()
        let words = "no reason was given"
        scenario.ask(.hold(id: "a", reason: words, expires: nil))
        scenario.ask(.hold(id: "b", reason: nil, expires: nil))
        #expect(scenario.state.holds.map(\.reason) == [words, nil])
        let again = Command.hold(id: "a", reason: nil, expires: nil)
        #expect(scenario.ask(again).outcome == .invalid)
    }
}
