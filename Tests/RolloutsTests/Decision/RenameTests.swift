import Rollouts
import TestSupport
import Testing
import Values

/// What refers to a stage by name follows a rename that the plan states, or stops the amendment.
@Suite struct RenameTests {
    private typealias Named = (name: String, users: Int, was: String?)

    private static let three: [Named] = [
        ("beta", 20, nil), ("ea", 5_000, nil), ("all", 50_000, nil),
    ]

    private static func plan(
        _ stages: [Named] = three,
        blockers: [BlockerDetails] = [],
        mitigations: [Mitigation] = []
    ) -> Plan {
        let sample = Plan.sample()
        return Plan(
            name: sample.name,
            sources: sample.sources,
            noGo: sample.noGo,
            stages: stages.map { name, users, was in
                Stage(
                    name: name,
                    cohort: CohortSize(least: users, most: users),
                    soak: Span("7d"),
                    was: was
                )
            },
            blockers: blockers,
            mitigations: mitigations
        )
    }

    private static func pool(_ deadline: Mitigation.Deadline) -> Mitigation {
        Mitigation(
            id: "pool",
            title: "Pool",
            level: .optional,
            due: deadline,
            whenOverdue: .p1,
            verify: nil
        )
    }

    private static func slow(before: String?, _ severity: Severity = .p1) -> BlockerDetails {
        BlockerDetails(id: "slow", severity: severity, title: "Slow", before: before)
    }

    /// Returns a scenario with an open issue against a stage.
    private func blocked(before stage: String?, in live: String = "beta") -> Scenario {
        var scenario = liveScenario(Self.plan(), in: live)
        scenario.ask(.raiseBlocker(blocker: Self.slow(before: stage), reason: nil))
        return scenario
    }

    private func amend(
        _ scenario: inout Scenario,
        _ plan: Plan,
        _ digest: String = "d2"
    ) -> Decision {
        scenario.plan = plan
        let decision = scenario.ask(.apply(digest: digest, differences: ["a name"]))
        if decision.outcome != .recorded { scenario.plan = Self.plan() }
        return decision
    }

    @Test func `a completed rollout's last stage goes on under its new name`() {
        var scenario = liveScenario(Self.plan(), in: "all")
        #expect(scenario.advance().outcome == .advanced)
        #expect(scenario.state.exposedStage == "all")
        let renamed = Self.plan([("beta", 20, nil), ("ea", 5_000, nil), ("world", 50_000, "all")])
        #expect(amend(&scenario, renamed).outcome == .recorded)
        #expect(scenario.state.exposedStage == "world")
    }

    @Test func `an issue against a stage that is renamed without a word refuses the plan`() {
        var scenario = blocked(before: "ea")
        let refusal = amend(
            &scenario,
            Self.plan([("beta", 20, nil), ("early-access", 5_000, nil), ("all", 50_000, nil)])
        )
        #expect(refusal.outcome == .refused)
        #expect(
            refusal.summary
                == "P1 slow is open and keeps ea closed, which is no stage of this plan"
        )
        #expect(refusal.remedy == .moveBlocker(blocker: "slow", stage: "ea"))
        #expect(scenario.advance().outcome == .refused)
    }

    @Test func `an issue follows a rename that the plan states, again and again`() {
        var scenario = blocked(before: "ea")
        for (name, was, digest) in [("early", "ea", "d2"), ("wide", "early", "d3")] {
            let amended = amend(
                &scenario,
                Self.plan([("beta", 20, nil), (name, 5_000, was), ("all", 50_000, nil)]),
                digest
            )
            #expect(amended.outcome == .recorded)
            #expect(amended.summary.contains("; \(was) is \(name) now"))
            #expect(scenario.state.register.blocker("slow")?.details.before == name)
            #expect(scenario.advance().obstacles.map(\.rule) == [.blocker])
        }
        let same = amend(
            &scenario,
            Self.plan([("beta", 20, nil), ("wide", 5_000, "early"), ("all", 50_000, nil)]),
            "d4"
        )
        #expect(same.outcome == .recorded, "a rename of before says nothing any more")
        #expect(scenario.advance().obstacles.map(\.rule) == [.blocker])
    }

    @Test(arguments: [Severity.p0, .p2, .p3])
    func `issues of other severities keep their stage too`(_ severity: Severity) {
        var scenario = liveScenario(Self.plan())
        scenario.ask(.raiseBlocker(blocker: Self.slow(before: "ea", severity), reason: nil))
        let without = Self.plan([("beta", 20, nil), ("all", 50_000, nil)])
        #expect(amend(&scenario, without).outcome == .refused)
        scenario.ask(.clearBlocker(id: "slow", evidence: "e", reason: "r"))
        #expect(amend(&scenario, without).outcome == .recorded)
    }

    @Test func `an issue whose stage is gone when it comes back closes every stage`() {
        var scenario = blocked(before: "ea")
        scenario.ask(.clearBlocker(id: "slow", evidence: "e", reason: "r"))
        let without = Self.plan([("beta", 20, nil), ("mid", 500, nil), ("all", 50_000, nil)])
        #expect(amend(&scenario, without).outcome == .recorded)
        scenario.ask(.reopenBlocker(id: "slow", reason: "it is back"))
        #expect(scenario.advance().obstacles.map(\.rule) == [.blocker])
    }

    @Test(
        arguments: [
            // A stage before the closed one, the closed one later, another order, a new last one.
            (
                [("beta", 20, nil), ("mid", 4_000, nil), ("ea", 5_000, nil), ("all", 50_000, nil)],
                "ea"
            ),
            (
                [("beta", 20, nil), ("mid", 5_000, nil), ("ea", 9_000, nil), ("all", 50_000, nil)],
                "ea"
            ),
            ([("beta", 20, nil), ("all", 5_000, nil), ("ea", 50_000, nil)], "ea"),
            ([("beta", 20, nil), ("mid", 5_000, nil), ("late", 50_000, "ea")], "ea"),
            (
                [
                    ("beta", 20, nil), ("ea", 5_000, nil), ("all", 50_000, nil),
                    ("world", 90_000, nil),
                ], nil
            ),
        ] as [([(name: String, users: Int, was: String?)], String?)]
    )
    func `an issue lets nobody in by an amendment of other stages`(
        _ stages: [(name: String, users: Int, was: String?)],
        _ before: String?
    ) {
        var scenario = blocked(before: before)
        let refusal = amend(&scenario, Self.plan(stages))
        #expect(refusal.outcome == .refused)
        #expect(refusal.summary.contains("would let in more users"))
        #expect(refusal.remedy == .moveBlocker(blocker: "slow", stage: nil))
        let listed = Self.plan(stages, blockers: [Self.slow(before: stages[1].name)])
        #expect(amend(&scenario, listed).outcome == .recorded, "what the plan says, it says")
        #expect(scenario.advance().obstacles.map(\.rule) == [.blocker])
    }

    @Test(arguments: [Severity.p1, .p3])
    func `a plan that lists an issue and not its stage does not open the stage`(
        _ severity: Severity
    ) {
        var scenario = blocked(before: "ea")
        let lighter = Self.plan(blockers: [Self.slow(before: nil, severity)])
        #expect(amend(&scenario, lighter).outcome == .refused)
        #expect(scenario.advance().obstacles.map(\.rule) == [.blocker])
        let stated = Self.plan(blockers: [Self.slow(before: "ea", severity)])
        #expect(amend(&scenario, stated).outcome == .recorded)
        #expect(scenario.advance().obstacles.map(\.rule) == [.blocker])
    }

    @Test func `a stage is not renamed to one that is there beside it`() {
        var scenario = liveScenario(Self.plan())
        let refusal = amend(&scenario, Self.plan([("beta", 20, nil), ("all", 50_000, "ea")]))
        #expect(refusal.outcome == .refused)
        #expect(
            refusal.summary == "all is in force as a stage of its own, and was never ea"
        )
    }

    @Test func `the live stage follows its rename, and is not taken away`() {
        var scenario = liveScenario(Self.plan(), in: "ea")
        let since = scenario.state.stageSince
        let silent = Self.plan([("beta", 20, nil), ("wide", 5_000, nil), ("all", 50_000, nil)])
        let refusal = amend(&scenario, silent)
        #expect(refusal.outcome == .refused)
        #expect(refusal.summary == "ea was entered, and an amendment may not take it away")
        #expect(refusal.remedy == .rename(stage: "ea"))
        let stated = Self.plan([("beta", 20, nil), ("wide", 5_000, "ea"), ("all", 50_000, nil)])
        let amended = amend(&scenario, stated)
        #expect(amended.outcome == .recorded)
        #expect(amended.from == "ea" && amended.to == "wide")
        #expect(scenario.state.phase == .live(stage: "wide"))
        #expect(scenario.state.stageSince == since && scenario.state.exposure == 5_000)
        #expect(scenario.advance().to == "all")
    }

    @Test func `a renamed live stage keeps its exposure`() {
        var scenario = liveScenario(Self.plan(), in: "ea")
        let wider = Self.plan([("beta", 20, nil), ("wide", 9_000, "ea"), ("all", 50_000, nil)])
        #expect(amend(&scenario, wider).outcome == .refused)
    }

    @Test func `a stage behind keeps its first entry, and is not taken away`() {
        var scenario = liveScenario(Self.plan(), in: "ea")
        let entered = scenario.state.firstEntered["beta"]
        let silent = Self.plan([("pilot", 20, nil), ("ea", 5_000, nil), ("all", 50_000, nil)])
        #expect(amend(&scenario, silent).summary.hasPrefix("beta was entered"))
        let stated = Self.plan([("pilot", 20, "beta"), ("ea", 5_000, nil), ("all", 50_000, nil)])
        #expect(amend(&scenario, stated).outcome == .recorded)
        #expect(scenario.state.firstEntered["pilot"] == entered)
        #expect(scenario.ask(.rollback(to: "pilot", reason: nil)).outcome == .rolledBack)
    }

    @Test func `no stage is taken from a rollout that is complete`() {
        var scenario = liveScenario(Self.plan(), in: "all")
        #expect(scenario.advance().to == "completed")
        let silent = Self.plan([("beta", 20, nil), ("early", 5_000, nil), ("all", 50_000, nil)])
        #expect(amend(&scenario, silent).outcome == .refused)
        let stated = Self.plan([("beta", 20, nil), ("early", 5_000, "ea"), ("all", 50_000, nil)])
        #expect(amend(&scenario, stated).outcome == .recorded)
    }

    @Test(arguments: [
        Mitigation.Deadline.within(Span("60d"), after: "beta"), .before("beta"),
    ])
    func `a running deadline follows a rename after a rollback, or refuses the plan`(
        _ deadline: Mitigation.Deadline
    ) {
        var scenario = liveScenario(Self.plan(mitigations: [Self.pool(deadline)]), in: "ea")
        scenario.ask(.rollback(to: nil, reason: nil))
        func renamed(_ was: String?) -> Plan {
            let stages: [Named] = [("pilot", 20, was), ("ea", 5_000, nil), ("all", 50_000, nil)]
            let due: Mitigation.Deadline =
                switch deadline {
                case .before: .before("pilot")
                case .within(let span, _): .within(span, after: "pilot")
                }
            return Self.plan(stages, mitigations: [Self.pool(due)])
        }
        let refusal = amend(&scenario, renamed(nil))
        #expect(refusal.outcome == .refused)
        #expect(refusal.summary.hasPrefix("the deadline of pool counts from beta"))
        let before = Self.pool(deadline).deadline(in: scenario.state)
        #expect(before != nil)
        #expect(amend(&scenario, renamed("beta")).outcome == .recorded)
        #expect(scenario.plan.mitigations.first?.deadline(in: scenario.state) == before)
    }

    @Test func `stages that nothing refers to come and go before they are entered`() {
        var scenario = Scenario(Self.plan())
        let others = Self.plan([("pilot", 30, nil), ("half", 900, nil), ("world", 90_000, nil)])
        #expect(amend(&scenario, others).outcome == .recorded)
        #expect(scenario.state.stages.map(\.name) == ["pilot", "half", "world"])
    }

    @Test func `a renamed stage's counts go on`() {
        var scenario = liveScenario(Self.plan(), in: "ea")
        let before = scenario.state.counts.number(of: "error-rate", in: "ea")
        scenario.ask(.rollback(to: "beta", reason: nil))
        let stated = Self.plan([("beta", 20, nil), ("wide", 5_000, "ea"), ("all", 50_000, nil)])
        #expect(amend(&scenario, stated).outcome == .recorded)
        #expect(scenario.state.counts.number(of: "error-rate", in: "wide") == before)
    }

    @Test(arguments: 1...20)
    func `a name that a stage had long ago makes no difference to the order`(_ round: Int) {
        var scenario = liveScenario(Self.plan(), in: "ea")
        let entered = scenario.state.firstEntered["beta"]
        scenario.ask(.rollback(to: nil, reason: nil))
        let dropped = Self.plan([("ea\(round)", 30, nil), ("all", 50_000, nil)])
        #expect(amend(&scenario, dropped).outcome == .recorded)
        let back = Self.plan([("beta", 30, "ea\(round)"), ("all", 50_000, nil)])
        scenario.state.firstEntered["ea\(round)"] = scenario.now
        #expect(amend(&scenario, back, "d3").outcome == .recorded)
        #expect(scenario.state.firstEntered["beta"] == entered)
    }

    @Test func `a frozen cohort follows its stage, and so does who is forgotten of it`() throws {
        var scenario = Scenario(Self.plan())
        let list = ListDigest(of: [])
        scenario.state = scenario.state.after(
            [
                .entered(stage: "beta", exposure: 20),
                .cohortFrozen(stage: "beta", members: list, passedOver: list),
            ],
            revision: 5,
            at: scenario.now
        )
        let stated = Self.plan([("pilot", 20, "beta"), ("ea", 5_000, nil), ("all", 50_000, nil)])
        #expect(amend(&scenario, stated).outcome == .recorded)
        #expect(scenario.state.cohort == scenario.state.cohorts?["pilot"])
        var shorter = try #require(scenario.state.cohort)
        shorter.members = ListDigest(of: [])
        scenario.state = scenario.state.after(
            [.forgotten(stage: "beta", cohort: shorter)],
            revision: 9,
            at: scenario.now
        )
        #expect(scenario.state.cohorts == ["pilot": shorter])
    }
}
