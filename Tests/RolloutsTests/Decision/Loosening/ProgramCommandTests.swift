import Rollouts
import TestSupport
import Testing
import Values

/// The outcome of every command that a program gives where a person's would be recorded.
@Suite struct ProgramCommandTests {
    private static let rule = ApprovalRule(
        count: 1,
        role: nil,
        notRequester: false,
        validFor: Span("30d")
    )

    private static let plan = Plan.sample(
        approvals: rule,
        blockers: [BlockerDetails(id: "old", severity: .p3, title: "Old")],
        mitigations: [
            Mitigation(
                id: "pool",
                title: "Pool",
                level: .recommended,
                due: .before("early-access"),
                whenOverdue: .p1,
                verify: nil
            )
        ],
        risks: [Risk(id: "cost", title: "Cost", impact: nil, mitigation: nil, watch: nil)]
    )

    private static func scenario() -> Scenario {
        var scenario = liveScenario(plan)
        scenario.ask(.hold(id: "person's", reason: "r", expires: nil))
        scenario.ask(.resume(id: "person's", reason: "r"))
        scenario.ask(.raiseBlocker(blocker: cleared, reason: nil))
        scenario.ask(.clearBlocker(id: "cleared", evidence: "e", reason: "r"))
        return scenario
    }

    private static let cleared = BlockerDetails(id: "cleared", severity: .p3, title: "Cleared")

    private static func word(in scenario: Scenario) -> Int {
        scenario.state.attestations.last?.entry ?? -1
    }

    /// Each command as a person would give it, and true if a program may too.
    private static let rows:
        [(name: Command.Name, isOpen: Bool, make: @Sendable (Scenario) -> Command)] = [
            (.apply, true, { _ in .apply(digest: "d2", differences: []) }),
            (.advance, true, { _ in .advance(to: nil, accepting: [], reason: nil) }),
            (.advance, false, { _ in .advance(to: nil, accepting: ["pool"], reason: "r") }),
            (.tick, true, { _ in .tick }),
            (.hold, true, { _ in .hold(id: nil, reason: "r", expires: nil) }),
            (.resume, false, { _ in .resume(id: nil, reason: "r") }),
            (.rollback, true, { _ in .rollback(to: nil, reason: "r") }),
            (.approve, false, { _ in .approve(stage: nil, role: nil, reason: nil) }),
            (
                .waive, false,
                { .waive(subject: "error-rate", until: $0.now + .seconds(9), reason: "r") }
            ),
            (.waive, false, { .waive(subject: "pool", until: $0.now + .seconds(9), reason: "r") }),
            (.attest, true, { _ in .attest(subject: "tenant-isolation", result: .clean(9)) }),
            (
                .attest, false,
                {
                    .attest(
                        subject: "tenant-isolation",
                        result: nil,
                        replaces: [word(in: $0)],
                        reason: "r"
                    )
                }
            ),
            (
                .attest, false,
                {
                    .attest(
                        subject: "tenant-isolation",
                        result: .clean(9),
                        replaces: [word(in: $0)],
                        reason: "r"
                    )
                }
            ),
            (.acceptRisk, false, { _ in .acceptRisk(id: "cost", reason: "r") }),
            (
                .raiseBlocker, true,
                { _ in
                    .raiseBlocker(
                        blocker: BlockerDetails(id: "new", severity: .p0, title: "New"),
                        reason: nil
                    )
                }
            ),
            (.clearBlocker, false, { _ in .clearBlocker(id: "old", evidence: "e", reason: "r") }),
            (.reopenBlocker, true, { _ in .reopenBlocker(id: "cleared", reason: "r") }),
            (.mitigationDone, true, { _ in .mitigationDone(id: "pool", reason: "r") }),
            (
                .acceptLoss, false,
                { _ in
                    .acceptLoss(
                        loss: AcceptedLoss(
                            from: 5,
                            signed: 8,
                            head: nil,
                            origin: "o",
                            newOrigin: "n"
                        ),
                        reason: "r"
                    )
                }
            ),
            (.correctClock, false, { _ in .correctClock(reason: "r") }),
            (
                .forget, false,
                { _ in
                    let list = ListDigest(of: [])
                    let cohort = FrozenCohort(entry: 3, members: list, passedOver: list)
                    let rest = Forgetting([.init(stage: "beta", cohort)])
                    return .forget(forgetting: rest, reason: "r")
                }
            ),
        ]

    @Test func `a program does what adds, tightens or stops, and is refused what loosens`() {
        for row in Self.rows {
            var scenario = Self.scenario()
            if row.name == .resume { scenario.ask(.hold(id: "h", reason: "r", expires: nil)) }
            if row.name == .advance, !row.isOpen {
                scenario.ask(.approve(stage: nil, role: nil, reason: nil))
            }
            if row.name == .correctClock { scenario.wait(.seconds(-60)) }
            let command = row.make(scenario)
            let person = Actor(name: Actor.bot.name, kind: .person)
            let byPerson = scenario.decide(command, by: person)
            #expect(![.notPermitted, .invalid].contains(byPerson.outcome), "\(byPerson.summary)")
            let byProgram = scenario.decide(command, by: .bot)
            #expect((byProgram.outcome != .notPermitted) == row.isOpen, "\(byProgram.summary)")
            #expect(row.isOpen || !byProgram.isNews, "a refusal changes nothing")
            #expect(row.isOpen || byProgram.summary.contains("person"))
        }
    }

    @Test func `the table leaves no command out`() {
        #expect(Set(Self.rows.map(\.name)) == Set(Command.Name.allCases))
    }
}
