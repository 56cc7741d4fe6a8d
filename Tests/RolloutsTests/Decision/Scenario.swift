import Rollouts
import Statistics
import TestSupport
import Values

/// A rollout in memory: requests are decided and folded, and time passes when told to.
struct Scenario {
    /// The plan at hand: the one in force, or the one to put in force next.
    var plan: Plan
    private var planInForce: Plan?
    var state: State
    static let start = Instant(milliseconds: 1_800_000_000_000)
    var now = start
    var readings: [String: Measurement] = [:]
    /// The readings over the whole stage, beside those over a check's own window.
    var wholeStage: [String: Measurement] = [:]
    /// True if the source counts within a window, as a monitoring does, also since the stage began.
    var hasHistory = false
    /// How long before now the readings were taken.
    var age: Duration = .zero
    /// What choosing the next cohort came to.
    var cohort: CohortEvidence?
    /// True if the plan at hand was read from another folder than the one in force.
    var isMoved = false
    /// The clocks beside the machine's own.
    var clocks: [KnownClock] = []
    var isClockRight = false
    /// The data of time zones, which may differ between machines.
    var zones: @Sendable (String) -> ZoneOffsets? = ZoneData.offsets
    private(set) var decisions: [Decision] = []

    init(_ plan: Plan, applied: Bool = true) {
        self.plan = plan
        state = State(rollout: plan.name)
        if applied { ask(.apply(digest: "d1", differences: [])) }
    }

    var evidence: Evidence {
        Evidence(
            plan.allChecks.map(\.check).compactMap { check in
                if plan.isAttested(check) {
                    return plan.attestedReading(for: check, in: state, at: now)
                }
                return readings[check.id].map {
                    Reading(
                        check: check.id,
                        takenAt: now - age,
                        measurement: $0,
                        since: windowStart(of: check)
                    )
                }
            }
                + wholeStage.map {
                    Reading(check: $0.key, takenAt: now - age, measurement: $0.value).ofWholeStage
                },
            cohort: cohort,
            clocks: clocks,
            weekly: plan.weeklyReadings(at: now, latest: state.latest(at: now), by: zones)
        )
    }

    /// Returns the beginning of the window that a source is asked for.
    private func windowStart(of check: Check) -> Instant? {
        state.countSince.flatMap { since in
            check.grid?.start(at: now, since: since) ?? (hasHistory ? since : nil)
        }
    }

    func decide(
        _ command: Command,
        by actor: Actor = .manager,
        digest: String? = nil
    ) -> Decision {
        plan.decision(
            on: Request(
                command: command,
                actor: actor,
                planDigest: digest,
                clockIsRight: isClockRight
            ),
            in: state,
            given: evidence,
            at: now,
            by: .current,
            replacing: planInForce.map { ReplacedPlan($0, isMoved: isMoved) }
        )
    }

    @discardableResult
    mutating func ask(
        _ command: Command,
        by actor: Actor = .manager,
        digest: String? = nil
    ) -> Decision {
        let decision = decide(command, by: actor, digest: digest)
        decisions.append(decision)
        if case .apply = command, decision.outcome == .recorded { planInForce = plan }
        if decision.isNews {
            let last = command.kind == Command.Name.correctClock.rawValue ? nil : state.lastTime
            state = state.after(
                decision.changes,
                revision: state.revision + 1,
                at: max(now, last ?? now)
            )
        }
        return decision
    }

    @discardableResult
    mutating func advance(to stage: String? = nil, by actor: Actor = .manager) -> Decision {
        ask(.advance(to: stage, accepting: [], reason: nil), by: actor)
    }

    mutating func wait(_ time: Duration) {
        now = now + time
    }

    /// Attests that the campaign went well, as far as the plan asks for it.
    mutating func attestSuites() {
        for subject in plan.attestedSubjects {
            ask(.attest(subject: subject, result: .clean(1_000)), by: .bot)
        }
    }
}

extension Actor {
    static let manager = Actor(name: "manager", kind: .person)
    static let lead = Actor(name: "lead", kind: .person)
    static let bot = Actor(name: "ci-bot", kind: .automation)
}

extension Attestation.Result {
    static func clean(_ trials: Int) -> Self { counts(failures: 0, of: trials) }

    static func counts(failures: Int, of trials: Int) -> Self {
        guard let counts = Proportion(failures: failures, trials: trials) else {
            preconditionFailure("\(failures) of \(trials) is no proportion")
        }
        return .counts(counts)
    }
}

extension Measurement {
    static func counts(failures: Int, of trials: Int) -> Self {
        guard let counts = Proportion(failures: failures, trials: trials) else {
            preconditionFailure("\(failures) of \(trials) is no proportion")
        }
        return .counts(counts)
    }
}

extension Plan {
    /// Three stages; an attested no-go, a live one, and nothing else unless asked for.
    static func sample(
        noGo: [Check]? = nil,
        gates: [Check] = [],
        approvals: ApprovalRule? = nil,
        allApprovals: [ApprovalRule]? = nil,
        groups: [Role]? = nil,
        freezes: [Freeze] = [],
        advanceWithin: [ZonedTimes]? = nil,
        blockers: [BlockerDetails] = [],
        mitigations: [Mitigation] = [],
        risks: [Risk] = [],
        population: Population? = nil,
        guard: GuardRule? = nil,
        watch: Span? = nil
    ) -> Plan {
        Plan(
            name: "forecast-1.0.0",
            population: population,
            groups: groups,
            sources: [
                Source(name: "suites", kind: .attestation(["ci-bot"]), timeout: Span("5s")),
                Source(name: "probe", kind: .command(["./probe"]), timeout: Span("5s")),
            ],
            noGo: noGo ?? [.tenantLeak, .errorRate()],
            stages: [
                Stage(
                    name: "beta",
                    cohort: CohortSize(least: 10, most: 20),
                    soak: Span("7d"),
                    gates: gates
                ),
                Stage(
                    name: "early-access",
                    cohort: CohortSize(least: 5_000, most: 5_000),
                    soak: Span("7d"),
                    approvals: (approvals.map { [$0] } ?? allApprovals).map { Approvals($0) }
                ),
                Stage(
                    name: "launch",
                    cohort: CohortSize(least: 50_000, most: 50_000),
                    soak: Span("30d")
                ),
            ],
            freezes: freezes,
            advanceWithin: advanceWithin,
            blockers: blockers,
            mitigations: mitigations,
            risks: risks,
            guard: `guard`,
            watch: watch
        )
    }
}

extension Check {
    static let tenantLeak = Check(
        id: "tenant-leak",
        title: "Tenant data leakage",
        measure: Measure(source: "suites", quantity: .trials("tenant-isolation")),
        require: .trials(atLeast: 1_000, failures: 0),
        validFor: Span("365d"),
        onFail: .rollback
    )

    static func errorRate(
        sustained: Span? = nil,
        onFail: Reaction = .hold,
        when: Applicability = .live
    ) -> Check {
        Check(
            id: "error-rate",
            title: "Error rate above 1%",
            measure: Measure(
                source: "probe",
                quantity: .failures("errors", total: "requests"),
                window: .stage
            ),
            require: .ratio(Limit("< 1%"), confidence: 0.95),
            validFor: Span("5m"),
            when: when,
            sustained: sustained,
            onFail: onFail
        )
    }

    static func value(_ id: String, _ limit: String) -> Check {
        Check(
            id: id,
            title: id,
            measure: Measure(source: "probe", quantity: .value(id)),
            require: .value(Limit(limit)),
            validFor: Span("5m")
        )
    }
}

/// A scenario that is live in a stage, with clean evidence and the soak over.
func liveScenario(_ plan: Plan = .sample(), in stage: String = "beta") -> Scenario {
    var scenario = Scenario(plan)
    scenario.readings["error-rate"] = .counts(failures: 0, of: 5_000)
    for check in plan.allChecks where !plan.isAttested(check.check) {
        if case .value = check.check.require { scenario.readings[check.check.id] = .value(1) }
    }
    scenario.attestSuites()
    while scenario.state.stage != stage {
        let decision = scenario.advance()
        guard decision.outcome == .advanced else {
            preconditionFailure("the scenario does not reach \(stage): \(decision.summary)")
        }
        scenario.wait(.seconds(31 * 86_400))
    }
    return scenario
}
