package import RolloutController
package import Rollouts
package import Values

/// The JSON answer of `advance` and of every other change.
package struct DecisionAnswer: Encodable {
    package let rollout: String
    package let outcome: String
    package let summary: String
    package let from: String
    package let to: String
    package let exposure: Decision.Exposure
    package let revision: Int
    package let entry: Nullable<Int>
    /// True if an earlier request with the same key was answered so, and nothing was done now.
    package let isEarlier: Bool
    package let checks: [CheckAnswer]
    package let obstacles: [ObstacleAnswer]
    package let blockers: [BlockerAnswer]
    package let mitigations: [MitigationAnswer]
    package let holds: [HoldAnswer]
    package let retryAfter: Nullable<Instant>
    /// The earliest time at which to try again, once nothing blocks; null if none is known.
    package let earliest: Nullable<Instant>
    /// The command to go on with; null if there is none.
    package let remedy: Nullable<String>
    /// The signed checkpoint of the log that includes this decision.
    ///
    /// Kept in the output of a CI, it is out of reach of anyone who controls this machine.
    package let head: Nullable<String>
    package let unsigned: Nullable<String>
    /// The reason the flag file does not match the log.
    package let flagsProblem: Nullable<String>

    package init(_ answer: Answer, rollout: String, now: Instant) {
        let decision = answer.decision
        let overview = answer.overview(now)
        self.rollout = rollout
        outcome = decision.outcome.published
        summary = decision.summary
        from = decision.from
        to = decision.to
        exposure = decision.exposure
        revision = answer.rollout.state.revision
        entry = Nullable(answer.entry)
        isEarlier = answer.isEarlier
        checks = decision.checks.map(CheckAnswer.init)
        obstacles = decision.obstacles.map(ObstacleAnswer.init)
        blockers = overview?.blockers.map(BlockerAnswer.init) ?? []
        mitigations = overview?.mitigations.map(MitigationAnswer.init) ?? []
        holds = answer.rollout.state.holds(at: now).map(HoldAnswer.init)
        retryAfter = Nullable(decision.retryAfter)
        earliest = Nullable(decision.prospects.earliest)
        remedy = Nullable(decision.nextCommand)
        head = Nullable(answer.head?.note)
        unsigned = Nullable(answer.head?.whyUnsigned)
        flagsProblem = Nullable(answer.flagsProblem)
    }
}
