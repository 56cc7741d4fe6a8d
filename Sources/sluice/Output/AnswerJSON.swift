import RolloutController
import Rollouts
import Values

/// The JSON answer of `advance` and of every other change.
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
    let obstacles: [ObstacleJSON]
    let blockers: [BlockerJSON]
    let mitigations: [MitigationJSON]
    let holds: [HoldJSON]
    let retryAfter: Nullable<Instant>
    /// The command to go on with; null if there is none.
    let remedy: Nullable<String>
    /// The signed checkpoint of the log that includes this decision.
    ///
    /// Kept in the output of a CI, it is out of reach of anyone who controls this machine.
    let head: Nullable<String>
    let unsigned: Nullable<String>
    /// The reason the flag file does not match the log.
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
        obstacles = decision.obstacles.map(ObstacleJSON.init)
        remedy = Nullable((decision.remedy ?? decision.obstacles.first?.remedy)?.command)
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
    /// The word for scripts, in which invalid requests count as refused.
    ///
    /// The exit code distinguishes the two.
    fileprivate var published: String { self == .invalid ? Outcome.refused.rawValue : rawValue }
}

extension Answer {
    /// Returns the overview; nil if no plan is in force.
    func overview(_ now: Instant) -> Overview? {
        standing.plan.map {
            Overview(plan: $0, state: standing.state, decision: decision, now: now)
        }
    }
}

/// The JSON answer of `status --json`.
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
    let obstacles: [ObstacleJSON]
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
        obstacles = overview.decision.obstacles.map(ObstacleJSON.init)
        waivers = overview.waivers
        retryAfter = Nullable(overview.decision.retryAfter)
    }

    /// Creates the answer before a rollout's first entry, with the same keys but no content.
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
