import Rollouts
import TestSupport
import Testing
import Values

/// Records by a program, which may not undo or lighten those of a person.
@Suite struct ProgramRecordTests {
    /// The program that has a person's name.
    private static let twin = Actor(name: Actor.manager.name, kind: .automation)

    private static func issue(
        _ severity: Severity,
        before: String? = nil,
        workaround: String? = nil
    ) -> BlockerDetails {
        BlockerDetails(
            id: "slow",
            severity: severity,
            title: "Slow",
            workaround: workaround,
            before: before
        )
    }

    @Test(arguments: [
        (issue(.p1, before: "early-access"), issue(.p1, before: "launch"), Outcome.notPermitted),
        (issue(.p1, before: "early-access"), issue(.p1), .notPermitted),
        (issue(.p1), issue(.p1, before: "early-access"), .recorded),
        (issue(.p1, before: "launch"), issue(.p1, before: "beta"), .recorded),
        (issue(.p1), issue(.p0), .recorded),
        (issue(.p0), issue(.p1, before: "beta"), .notPermitted),
        (issue(.p1), issue(.p3), .notPermitted),
        (issue(.p2), issue(.p2, workaround: "look away"), .notPermitted),
        (issue(.p2, workaround: "restart"), issue(.p2, workaround: "look away"), .notPermitted),
        (issue(.p2, workaround: "restart"), issue(.p2), .recorded),
        (issue(.p2), issue(.p1, before: "launch"), .notPermitted),
        (issue(.p2), issue(.p1, before: "beta"), .notPermitted),
        (issue(.p2, workaround: "restart"), issue(.p1, workaround: "restart"), .recorded),
        (issue(.p3), issue(.p2, workaround: "restart"), .notPermitted),
        (issue(.p3), issue(.p2), .recorded),
        (issue(.p1), issue(.p1), .alreadyThere),
    ])
    func `an open issue is raised again by a program only if it stops as much`(
        known: BlockerDetails,
        again: BlockerDetails,
        outcome: Outcome
    ) {
        for raiser in [Actor.manager, .bot] {
            var scenario = liveScenario()
            scenario.ask(.raiseBlocker(blocker: known, reason: nil), by: raiser)
            let decision = scenario.ask(.raiseBlocker(blocker: again, reason: nil), by: .bot)
            #expect(decision.outcome == outcome, "\(decision.summary)")
            #expect(scenario.state.register.blocker("slow")?.isByPerson == (raiser == .manager))
        }
    }

    @Test func `an issue raised under another id leaves the first one open`() {
        var scenario = liveScenario()
        scenario.ask(.raiseBlocker(blocker: Self.issue(.p0), reason: nil))
        let other = BlockerDetails(id: "slower", severity: .p3, title: "Slow")
        scenario.ask(.raiseBlocker(blocker: other, reason: nil), by: .bot)
        let clear = Command.clearBlocker(id: "slow", evidence: "see slower", reason: "moved")
        #expect(scenario.ask(clear, by: .bot).outcome == .notPermitted)
        #expect(scenario.advance(by: .bot).obstacles.map(\.subject) == ["slow"])
    }

    @Test(arguments: [Actor.bot, twin])
    func `a person's hold is released by a person, whatever the program is called`(_ bot: Actor) {
        var scenario = liveScenario()
        scenario.ask(.hold(id: "look", reason: "incident", expires: nil))
        #expect(scenario.state.holds.map(\.isByPerson) == [true])
        for id in ["look", nil] {
            let resume = scenario.ask(.resume(id: id, reason: "cron"), by: bot)
            #expect(resume.outcome == .notPermitted)
        }
        #expect(scenario.advance(by: bot).outcome == .held)
        #expect(scenario.ask(.resume(id: "look", reason: "seen")).outcome == .recorded)
    }

    @Test func `a person's hold is not shortened by putting it again`() {
        var scenario = liveScenario()
        let day = Duration.seconds(86_400)
        scenario.ask(.hold(id: "look", reason: "incident", expires: scenario.now + day))
        for expires in [scenario.now + .seconds(1), scenario.now + day + day] {
            let again = Command.hold(id: "look", reason: "incident", expires: expires)
            #expect(scenario.ask(again, by: Self.twin).outcome == .notPermitted)
        }
        #expect(scenario.state.holds.first?.expires == scenario.now + day)
        #expect(scenario.state.holds.first?.isByPerson == true)
    }

    @Test func `a person who holds by a name that a program took has the hold`() {
        var scenario = liveScenario()
        let hold = Command.hold(id: "look", reason: "incident", expires: nil)
        scenario.ask(hold, by: Self.twin)
        #expect(scenario.state.holds.map(\.isByPerson) == [false])
        #expect(scenario.ask(hold).outcome == .recorded)
        #expect(scenario.state.holds.map(\.isByPerson) == [true])
        #expect(
            scenario.ask(.resume(id: "look", reason: "r"), by: Self.twin).outcome == .notPermitted
        )
    }

    @Test func `a program releases its own holds, and not those of another program`() {
        var scenario = liveScenario()
        scenario.ask(.hold(id: "own", reason: "deploy", expires: nil), by: .bot)
        let other = Actor(name: "other-bot", kind: .automation)
        #expect(scenario.ask(.resume(id: "own", reason: "r"), by: other).outcome == .notPermitted)
        #expect(scenario.ask(.resume(id: "own", reason: "r"), by: .bot).outcome == .recorded)
    }

    @Test func `what a program's own rollback holds is released by a person`() {
        var scenario = liveScenario()
        scenario.ask(.rollback(to: nil, reason: "bad"), by: .bot)
        #expect(scenario.ask(.resume(id: nil, reason: "r"), by: .bot).outcome == .notPermitted)
    }

    @Test func `a person's word is not replaced by that of a program with the same name`() {
        var scenario = Scenario(.sample())
        let person = Actor(name: Actor.bot.name, kind: .person)
        let bad = Command.attest(subject: "tenant-isolation", result: .counts(failures: 1, of: 9))
        let good = Command.attest(subject: "tenant-isolation", result: .clean(1_000))
        scenario.ask(bad, by: person)
        scenario.ask(good, by: .bot)
        #expect(scenario.advance().obstacles.map(\.rule) == [.checkFailed])
        scenario.ask(good, by: person)
        #expect(scenario.advance().outcome == .advanced)
    }

    @Test func `where the last word counts, a program's is not a person's last`() {
        let check = Check(
            id: "tenant-leak",
            title: "Leak",
            measure: Measure(source: "suites", quantity: .trials("tenant-isolation")),
            require: .trials(atLeast: 9, failures: 0),
            validFor: Span("365d"),
            repeats: .last
        )
        var scenario = Scenario(.sample(noGo: [check]))
        scenario.attestSuites()
        scenario.advance()
        let person = Actor(name: Actor.bot.name, kind: .person)
        let bad = Command.attest(subject: "tenant-isolation", result: .counts(failures: 1, of: 9))
        scenario.ask(bad, by: person)
        scenario.ask(.attest(subject: "tenant-isolation", result: .clean(1_000)), by: .bot)
        scenario.wait(.seconds(8 * 86_400))
        #expect(scenario.advance().outcome == .held)
        #expect(scenario.decisions.last?.checks.map(\.verdict) == [.failed])
    }

    @Test func `a claim opens nothing, and does not replace a person's`() {
        let mitigation = Mitigation(
            id: "pool",
            title: "Pool",
            level: .required,
            due: .before("early-access"),
            whenOverdue: .p1,
            verify: nil
        )
        var scenario = liveScenario(.sample(mitigations: [mitigation]))
        let done = Command.mitigationDone(id: "pool", reason: "r")
        #expect(scenario.ask(done, by: .bot).outcome == .recorded)
        #expect(scenario.state.register.mitigations["pool"]?.claimed?.isByPerson == false)
        #expect(scenario.advance(by: .bot).outcome == .refused)
        scenario.ask(done)
        #expect(scenario.ask(done, by: .bot).outcome == .notPermitted)
    }
}
