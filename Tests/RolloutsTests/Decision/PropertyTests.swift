import Rollouts
import TestSupport
import Testing
import Values

/// What must hold whatever happens: thousands of random pasts, the same ones on every machine.
@Suite struct PropertyTests {
    private static let seeds = Array(UInt64(1)...400)

    @Test(arguments: seeds) func `no past breaks a rule`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var scenario = Scenario(Self.plan(&random))
        for _ in 0..<60 {
            let before = scenario
            let command = Self.step(&scenario, &random)
            let actor = [Actor.manager, .lead, .bot][Int.random(in: 0..<3, using: &random)]
            let inputs = scenario
            let decision = scenario.ask(command, by: actor)
            check(decision, of: command, inputs, previous: before)
            #expect(inputs.decide(command, by: actor) == decision)
        }
    }

    private func check(
        _ decision: Decision,
        of command: Command,
        _ inputs: Scenario,
        previous: Scenario
    ) {
        let state = inputs.state
        if decision.outcome == .advanced {
            let entered = inputs.plan.stage(after: state.phase)
            #expect(decision.to == entered?.name ?? "completed", "one stage at a time")
            #expect(state.holds(at: max(inputs.now, state.lastTime ?? inputs.now)).isEmpty)
            #expect(!state.register.blockers.contains { $0.isOpen && $0.details.severity == .p0 })
            for result in decision.checks
            where result.part == .noGo || result.part == .gate(of: decision.from) {
                #expect(result.verdict.opens || result.verdict == .notApplicable, "\(result.id)")
                if result.verdict == .notApplicable { #expect(state.exposure == 0) }
            }
        } else {
            #expect(decision.exposure.after <= state.exposure, "\(command) raised the exposure")
        }
        if case .rollback = command { #expect(decision.exposure.after <= state.exposure) }
        if decision.outcome == .tripped {
            #expect(decision.checks.contains { $0.verdict == .failed })
        }
        #expect(decision.isNews == !decision.changes.isEmpty)
    }

    private static func plan(_ random: inout SeededGenerator) -> Plan {
        .sample(
            noGo: [
                .tenantLeak,
                .errorRate(
                    sustained: Bool.random(using: &random) ? Span("5m") : nil,
                    onFail: Bool.random(using: &random) ? .hold : .rollback
                ),
            ],
            gates: Bool.random(using: &random) ? [.value("tickets", "<= 10")] : [],
            blockers: Bool.random(using: &random)
                ? [BlockerDetails(id: "known", severity: .p2, title: "Known", workaround: "w")]
                : [],
            mitigations: [
                Mitigation(
                    id: "pool",
                    title: "Pool",
                    level: Mitigation.Level.allCases.randomElement(using: &random) ?? .required,
                    due: .before("early-access"),
                    whenOverdue: .p1,
                    verify: .value("pool", ">= 200")
                )
            ]
        )
    }

    /// Lets time and evidence change a little, and picks a command.
    private static func step(
        _ scenario: inout Scenario,
        _ random: inout SeededGenerator
    ) -> Command {
        scenario.wait(.seconds(Int.random(in: -3_600...800_000, using: &random)))
        scenario.age = .seconds(Int.random(in: -90...400, using: &random))
        scenario.readings["error-rate"] = measurement(&random)
        scenario.readings["tickets"] = .value([0, 11, .nan][Int.random(in: 0..<3, using: &random)])
        scenario.readings["pool"] = .value(
            Double([50, 200][Int.random(in: 0..<2, using: &random)])
        )
        let severity = Severity.allCases.randomElement(using: &random) ?? .p0
        let commands: [Command] = [
            .tick, .tick, .hold(id: nil, reason: "r", expires: nil),
            .hold(id: nil, reason: "r", expires: scenario.now + .seconds(60)),
            .resume(id: scenario.state.holds.first?.id, reason: "r"),
            .rollback(to: Bool.random(using: &random) ? "beta" : nil, reason: "r"),
            .attest(subject: "tenant-isolation", result: .clean(1_000)),
            .attest(
                subject: "tenant-isolation",
                result: .counts(failures: Int.random(in: 0...1, using: &random), of: 2_000)
            ),
            .raiseBlocker(
                blocker: BlockerDetails(id: "bug", severity: severity, title: "Bug"),
                reason: nil
            ),
            .clearBlocker(id: "bug", evidence: "e", reason: "r"),
            .waive(
                subject: "error-rate",
                until: scenario.now + .seconds(86_400),
                reason: "r"
            ),
            .mitigationDone(id: "pool", reason: "r"),
            .acceptLoss(
                loss: AcceptedLoss(from: 1, signed: nil, head: nil, origin: nil, newOrigin: "new"),
                reason: "r"
            ),
        ]
        let advance = Command.advance(
            to: [nil, "beta", "early-access", "launch"].randomElement(using: &random) ?? nil,
            accepting: Bool.random(using: &random) ? [] : ["pool"],
            reason: "r"
        )
        return Bool.random(using: &random)
            ? advance : commands.randomElement(using: &random) ?? advance
    }

    private static func measurement(_ random: inout SeededGenerator) -> Measurement? {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: nil
        case 1: .unavailable(.noData("empty"))
        case 2: .unavailable(.sourceFailed("refused"))
        case 3: .counts(failures: 50, of: 1_000)
        case 4: .value(.nan)
        case _: .counts(failures: 0, of: 5_000)
        }
    }
}
