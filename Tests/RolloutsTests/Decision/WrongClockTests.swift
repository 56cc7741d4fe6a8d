import Rollouts
import TestSupport
import Testing
import Values

/// A clock that is far ahead: it is refused, and where it got through, it does not bind for ever.
@Suite struct WrongClockTests {
    private static let day: Duration = .seconds(86_400)
    private let step = Command.advance(to: nil, accepting: [], reason: nil)
    private let correction = Command.correctClock(reason: "the battery was empty")

    private let plan = Plan.sample(
        noGo: [.tenantLeak, .errorRate(onFail: .rollback)],
        approvals: ApprovalRule(count: 1, role: nil, notRequester: false, validFor: Span("14d")),
        risks: [Risk(id: "load", title: "Load", impact: nil, mitigation: nil, watch: nil)]
    )

    /// A live scenario in which one command ran a year ahead of the clock.
    private func scenario(
        with command: Command,
        by actor: Actor = .manager,
        before: [Command] = []
    ) -> Scenario {
        var scenario = liveScenario(plan)
        for each in before { scenario.ask(each, by: .lead) }
        scenario.wait(Self.day * 365)
        scenario.isClockRight = true
        scenario.ask(command, by: actor)
        scenario.isClockRight = false
        scenario.wait(Self.day * -365 + .seconds(3_600))
        return scenario
    }

    private func clock(_ ahead: Duration, of scenario: Scenario, isReadNow: Bool) -> KnownClock {
        KnownClock(name: "another", at: scenario.now + ahead, isReadNow: isReadNow)
    }

    // MARK: - Refusal

    @Test func `an entry far ahead of the last one is refused with both times`() throws {
        var scenario = liveScenario(plan)
        scenario.ask(.acceptRisk(id: "load", reason: "now"))
        let last = scenario.now
        scenario.wait(Self.day * 365)
        let decision = scenario.ask(.acceptRisk(id: "load", reason: "a year later"))
        #expect(decision.outcome == .refused)
        #expect(!decision.isNews)
        #expect(scenario.state.lastTime == last)
        let obstacle = try #require(decision.obstacles.first)
        #expect(obstacle.rule == .clock)
        #expect(obstacle.message.contains(last.minute))
        #expect(obstacle.message.contains(scenario.now.minute))
        #expect(obstacle.remedy == .setClock)
    }

    @Test func `a person may say that the clock is right, and a program may not`() {
        var scenario = liveScenario(plan)
        scenario.wait(Self.day * 365)
        scenario.isClockRight = true
        let issue = BlockerDetails(id: "slow", severity: .p3, title: "Slow")
        let word = Command.raiseBlocker(blocker: issue, reason: nil)
        #expect(scenario.decide(word, by: .bot).outcome == .refused)
        #expect(scenario.decide(word, by: .manager).outcome == .recorded)
    }

    @Test func `an advance is refused although everything else allows it`() {
        var scenario = liveScenario(.sample())
        #expect(scenario.decide(step).outcome == .advanced)
        scenario.clocks = [clock(.seconds(-7_200), of: scenario, isReadNow: true)]
        #expect(scenario.decide(step).outcome == .refused)
    }

    @Test func `a clock that was read now decides, before those that show the past`() {
        var scenario = liveScenario(plan)
        scenario.wait(Self.day * 365)
        scenario.clocks = [
            clock(.seconds(-10 * 86_400), of: scenario, isReadNow: true),
            clock(.seconds(-60), of: scenario, isReadNow: true),
        ]
        let word = Command.acceptRisk(id: "load", reason: "r")
        #expect(scenario.decide(word).outcome == .recorded)
        scenario.clocks.removeLast()
        #expect(scenario.decide(word).outcome == .refused)
    }

    @Test func `a log that nobody wrote to for as long as a soak is no wrong clock`() {
        var scenario = liveScenario(.sample(risks: plan.risks), in: "launch")
        scenario.wait(Self.day * 88)
        #expect(scenario.decide(step).obstacles.map(\.rule).contains(.clock) == false)
        scenario.wait(Self.day * 3)
        #expect(scenario.decide(.acceptRisk(id: "load", reason: "r")).outcome == .refused)
        scenario.clocks = [clock(.seconds(-20 * 86_400), of: scenario, isReadNow: false)]
        #expect(scenario.decide(.acceptRisk(id: "load", reason: "r")).outcome == .recorded)
    }

    @Test func `what stops is recorded, whatever the clock says`() {
        var scenario = liveScenario(plan)
        scenario.wait(Self.day * 365)
        scenario.clocks = [clock(Self.day * -365, of: scenario, isReadNow: true)]
        let hold = Command.hold(id: nil, reason: nil, expires: nil)
        #expect(scenario.decide(hold, by: .bot).outcome == .recorded)
        #expect(scenario.decide(.rollback(to: nil, reason: nil), by: .bot).outcome == .rolledBack)
        scenario.readings["error-rate"] = .counts(failures: 500, of: 1_000)
        #expect(scenario.decide(.tick, by: .guardian).outcome == .tripped)
        #expect(scenario.decide(step).outcome == .tripped)
    }

    @Test func `the guard looks on where nothing was recorded for long`() {
        var scenario = liveScenario(plan)
        scenario.wait(Self.day * 365)
        #expect(scenario.decide(.tick, by: .guardian).outcome == .recorded)
        scenario.clocks = [clock(Self.day * -365, of: scenario, isReadNow: true)]
        #expect(scenario.decide(.tick, by: .guardian).outcome == .refused)
    }

    // MARK: - Correction

    @Test func `a correction lets time pass again`() {
        var scenario = scenario(with: .acceptRisk(id: "load", reason: "r"))
        #expect(scenario.decide(step).outcome == .notYet)
        let decision = scenario.ask(correction)
        #expect(decision.outcome == .recorded)
        #expect(scenario.state.lastTime == scenario.now)
        scenario.attestSuites()
        scenario.ask(.approve(stage: "early-access", role: nil, reason: nil), by: .lead)
        // The stage began long before the clock was wrong, and has soaked.
        #expect(scenario.decide(step).outcome == .advanced)
    }

    @Test func `a stage that began by the wrong clock soaks in full`() {
        var scenario = liveScenario(plan)
        scenario.ask(.approve(stage: "early-access", role: nil, reason: nil), by: .lead)
        scenario.wait(Self.day * 10)
        scenario.advance()
        #expect(scenario.state.stage == "early-access")
        let count = scenario.state.counts.number(of: "error-rate", in: "early-access")
        scenario.wait(Self.day * -9)
        #expect(scenario.ask(correction).outcome == .recorded)
        #expect(scenario.state.stageSince == scenario.now)
        #expect(scenario.state.counts.number(of: "error-rate", in: "early-access") == count + 1)
        scenario.wait(Self.day * 7 - .seconds(1))
        #expect(scenario.decide(step).obstacles.map(\.rule).contains(.soak))
        scenario.wait(.seconds(1))
        #expect(!scenario.decide(step).obstacles.map(\.rule).contains(.soak))
    }

    @Test func `nothing that was over by the wrong clock lives again`() {
        let until = liveScenario(plan).now + Self.day * 2
        var scenario = scenario(
            with: .acceptRisk(id: "load", reason: "r"),
            before: [
                .waive(subject: "error-rate", until: until, reason: "r"),
                .approve(stage: "early-access", role: nil, reason: nil),
            ]
        )
        scenario.readings["error-rate"] = nil
        scenario.ask(correction)
        let rules = Set(scenario.decide(step).obstacles.map(\.rule))
        #expect(rules.isSuperset(of: [.approval, .evidence]))
        #expect(scenario.state.register.waivers.isEmpty)
        #expect(scenario.state.register.approvals.isEmpty)
        // The attestation of more than 365 days, by the wrong clock, passes nothing.
        let leak = scenario.decide(step).checks.first { $0.id == "tenant-leak" }
        #expect(leak?.verdict == .undecided(.noData))
    }

    @Test func `what was neither over nor dated by the wrong clock goes on`() {
        var scenario = liveScenario(plan)
        scenario.ask(.approve(stage: "early-access", role: nil, reason: nil), by: .lead)
        scenario.wait(Self.day)
        scenario.ask(.hold(id: "clock", reason: "a day ahead", expires: nil))
        scenario.wait(.seconds(60 - 86_400))
        scenario.ask(correction)
        scenario.ask(.resume(id: "clock", reason: "right again"))
        #expect(scenario.decide(step).outcome == .advanced)
    }

    @Test func `a failure that was attested by the wrong clock still fails`() {
        var scenario = scenario(with: .acceptRisk(id: "load", reason: "r"))
        let failing = Attestation.Result.counts(failures: 1, of: 1_000)
        scenario.wait(Self.day * 2)
        // The no-go trips at once; the word stays on record.
        scenario.ask(.attest(subject: "tenant-isolation", result: failing), by: .bot)
        #expect(scenario.state.exposure == 0)
        scenario.ask(correction)
        #expect(scenario.state.attestations.contains { $0.isFailure && $0.at <= scenario.now })
    }

    @Test func `a hold that was given by the wrong clock lasts as long as it was to`() throws {
        let year = Self.day * 365
        let expires = liveScenario(plan).now + year + .seconds(7_200)
        var scenario = scenario(with: .hold(id: "lunch", reason: "r", expires: expires))
        scenario.ask(correction)
        let hold = try #require(scenario.state.holds.first)
        #expect(hold.since == scenario.now)
        #expect(hold.expires == scenario.now + .seconds(7_200))
        #expect(scenario.decide(step).outcome == .held)
    }

    @Test func `a program puts no time right, and a clock that is behind is refused`() {
        var scenario = scenario(with: .acceptRisk(id: "load", reason: "r"))
        #expect(scenario.decide(correction, by: .bot).outcome == .notPermitted)
        scenario.clocks = [clock(.seconds(7_200), of: scenario, isReadNow: false)]
        #expect(scenario.decide(correction).outcome == .refused)
        scenario.isClockRight = true
        #expect(scenario.decide(correction).outcome == .recorded)
    }

    @Test func `there is nothing to put right while no entry is dated later`() {
        #expect(liveScenario(plan).decide(correction).outcome == .invalid)
    }
}
