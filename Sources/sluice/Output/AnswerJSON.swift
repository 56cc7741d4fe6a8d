import RolloutController
import Rollouts
import Values

/// What `--json` prints of `advance` and of every other change.
struct AnswerJSON: Encodable {
    let rollout: String
    let outcome: String
    let summary: String
    let from: String
    let to: String
    let exposure: Decision.Exposure
    let revision: Int
    let entry: Nullable<Int>
    let checks: [CheckJSON]
    let obstacles: [Obstacle]
    let blockers: [BlockerJSON]
    let mitigations: [MitigationJSON]
    let holds: [HoldJSON]
    let retryAfter: Nullable<Instant>
    /// The signed checkpoint over the log with this decision in it: kept in a CI's own output it
    /// is out of reach for whoever has this machine.
    let head: Nullable<String>
    let unsigned: Nullable<String>
    /// Why the flag file is not as the log is.
    let flagsProblem: Nullable<String>

    init(_ answer: Answer, rollout: String, now: Instant) {
        let decision = answer.decision
        let overview = answer.overview(now)
        self.rollout = rollout
        outcome = decision.outcome.published
        summary = decision.summary
        from = decision.from
        to = decision.to
        exposure = decision.exposure
        revision = answer.standing.state.revision
        entry = Nullable(answer.entry)
        checks = decision.checks.map(CheckJSON.init)
        obstacles = decision.obstacles
        blockers = overview?.blockers.map(BlockerJSON.init) ?? []
        mitigations = overview?.mitigations.map(MitigationJSON.init) ?? []
        holds = answer.standing.state.holds(at: now).map(HoldJSON.init)
        retryAfter = Nullable(decision.retryAfter)
        head = Nullable(answer.head?.note)
        unsigned = Nullable(answer.head?.whyUnsigned)
        flagsProblem = Nullable(answer.flagsProblem)
    }
}

extension Outcome {
    /// The word for scripts; what cannot be carried out as asked is one more refusal to them, and
    /// the exit code tells the two apart.
    fileprivate var published: String { self == .invalid ? Outcome.refused.rawValue : rawValue }
}

extension Answer {
    /// Nil where no plan is in force.
    func overview(_ now: Instant) -> Overview? {
        standing.plan.map {
            Overview(plan: $0, state: standing.state, decision: decision, now: now)
        }
    }
}

/// What `status --json` prints.
struct StatusJSON: Encodable {
    let rollout: String
    let state: String
    let stage: Nullable<String>
    let exposure: Exposure
    let revision: Int
    let holds: [HoldJSON]
    let checks: [CheckJSON]
    let blockers: [BlockerJSON]
    let mitigations: [MitigationJSON]
    let risks: [RiskJSON]
    let waivers: [Waiver]
    let obstacles: [Obstacle]
    let retryAfter: Nullable<Instant>

    struct Exposure: Encodable {
        let now: Int
        let next: Nullable<Int>
    }

    init(_ overview: Overview) {
        let state = overview.state
        rollout = state.rollout
        self.state = state.phase.word
        stage = Nullable(state.stage)
        exposure = Exposure(
            now: state.exposure,
            next: Nullable(overview.nextStage?.cohort.most)
        )
        revision = state.revision
        holds = state.holds(at: overview.now).map(HoldJSON.init)
        checks = overview.decision.checks.map(CheckJSON.init)
        blockers = overview.blockers.map(BlockerJSON.init)
        mitigations = overview.mitigations.map(MitigationJSON.init)
        risks = overview.risks.map(RiskJSON.init)
        obstacles = overview.decision.obstacles
        waivers = overview.waivers
        retryAfter = Nullable(overview.decision.retryAfter)
    }

    /// Before a rollout's first entry: the same keys, with nothing in them.
    init(nothingOf rollout: String) {
        self.rollout = rollout
        state = "none"
        stage = Nullable(nil)
        exposure = Exposure(now: 0, next: Nullable(nil))
        revision = State(rollout: rollout).revision
        holds = []
        checks = []
        blockers = []
        mitigations = []
        risks = []
        waivers = []
        obstacles = []
        retryAfter = Nullable(nil)
    }
}
