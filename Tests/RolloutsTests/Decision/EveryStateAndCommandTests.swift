import Rollouts
import Testing
import Values

/// What each command does in each state, whole: a change of any cell is a change of the product.
@Suite struct EveryStateAndCommandTests {
    enum Place: String, CaseIterable, Sendable {
        case noPlan, planned, live, held, completed
    }

    private static let commands: [(String, Command)] = [
        ("apply", .apply(digest: "d2", differences: [])),
        ("advance", .advance(to: nil, accepting: [], reason: nil)),
        ("tick", .tick),
        ("hold", .hold(id: nil, reason: "r", expires: nil)),
        ("resume", .resume(id: nil, reason: "r")),
        ("rollback", .rollback(to: nil, reason: "r")),
        ("approve", .approve(stage: "launch", role: nil, reason: nil)),
        (
            "waive",
            .waive(
                subject: "error-rate",
                until: Instant(milliseconds: 1_809_999_999_000),
                reason: "r"
            )
        ),
        ("attest", .attest(subject: "tenant-isolation", result: .clean(1_000))),
        ("acceptRisk", .acceptRisk(id: "cost", reason: "r")),
        (
            "raise",
            .raiseBlocker(
                blocker: BlockerDetails(id: "new", severity: .p3, title: "New"),
                reason: nil
            )
        ),
        ("clear", .clearBlocker(id: "old", evidence: "e", reason: "r")),
        ("reopen", .reopenBlocker(id: "old", reason: "r")),
        ("mitigationDone", .mitigationDone(id: "pool", reason: "r")),
        (
            "acceptLoss",
            .acceptLoss(
                loss: AcceptedLoss(from: 5, signed: 8, head: nil, origin: "old", newOrigin: "new"),
                reason: "r"
            )
        ),
        ("correctClock", .correctClock(reason: "r")),
        ("forget", .forget(forgetting: forgetting, reason: "r")),
    ]

    private static let forgetting = Forgetting([
        .init(
            stage: "beta",
            FrozenCohort(
                entry: 3,
                members: ListDigest(of: []),
                passedOver: ListDigest(of: [])
            )
        )
    ])

    private static let table: [String: [Outcome]] = [
        //                noPlan    planned        live           held           completed
        "apply": [.recorded, .recorded, .recorded, .recorded, .recorded],
        "advance": [.invalid, .advanced, .advanced, .held, .alreadyThere],
        "tick": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "hold": [.invalid, .recorded, .recorded, .recorded, .refused],
        "resume": [.invalid, .alreadyThere, .alreadyThere, .recorded, .alreadyThere],
        "rollback": [.invalid, .alreadyThere, .rolledBack, .rolledBack, .rolledBack],
        "approve": [.invalid, .invalid, .invalid, .invalid, .invalid],
        "waive": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "attest": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "acceptRisk": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "raise": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "clear": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "reopen": [.invalid, .alreadyThere, .alreadyThere, .alreadyThere, .alreadyThere],
        "mitigationDone": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "acceptLoss": [.invalid, .recorded, .recorded, .recorded, .recorded],
        "correctClock": [.invalid, .invalid, .invalid, .invalid, .invalid],
        "forget": [.invalid, .recorded, .recorded, .recorded, .recorded],
    ]

    private static let plan = Plan.sample(
        blockers: [BlockerDetails(id: "old", severity: .p3, title: "Old")],
        mitigations: [
            Mitigation(
                id: "pool",
                title: "Pool",
                level: .optional,
                due: nil,
                whenOverdue: .p1,
                verify: .value("pool", ">= 1")
            )
        ],
        risks: [Risk(id: "cost", title: "Cost", impact: nil, mitigation: nil, watch: nil)]
    )

    private func scenario(in place: Place) -> Scenario {
        switch place {
        case .noPlan: return Scenario(Self.plan, applied: false)
        case .planned:
            var scenario = Scenario(Self.plan)
            scenario.attestSuites()
            return scenario
        case .live: return liveScenario(Self.plan)
        case .held:
            var scenario = liveScenario(Self.plan)
            scenario.ask(.hold(id: "h", reason: "r", expires: nil))
            return scenario
        case .completed:
            var scenario = liveScenario(Self.plan, in: "launch")
            scenario.advance()
            return scenario
        }
    }

    @Test(arguments: Place.allCases)
    func `every command has its outcome in every state`(_ place: Place) {
        let column = Place.allCases.firstIndex(of: place) ?? 0
        for (name, command) in Self.commands {
            let actor: Actor = name == "attest" ? .bot : .manager
            let decision = scenario(in: place).decide(command, by: actor)
            #expect(decision.outcome == Self.table[name]?[column], "\(name) when \(place)")
            let mayWiden = name == "advance" && decision.outcome == .advanced
            #expect(mayWiden || decision.exposure.after <= decision.exposure.before, "\(name)")
        }
    }

    @Test func `the table leaves no command out`() {
        #expect(Set(Self.commands.map(\.0)) == Set(Self.table.keys))
        #expect(Set(Self.commands.map(\.1.kind)).count == Command.Name.allCases.count)
    }
}
