import RolloutController
package import Rollouts
package import Values

/// The JSON answer of `status --json`.
package struct RolloutStatus: Encodable {
    package let rollout: String
    package let state: String
    package let stage: Nullable<String>
    package let exposure: Exposure
    package let revision: Int
    package let holds: [HoldAnswer]
    /// The no-go conditions that nobody has seen for longer than the plan waits.
    package let blind: [BlindSpotAnswer]
    /// The end of the watch over a completed rollout.
    package let watchedUntil: Nullable<Instant>
    /// The customers whom those who have the release were chosen from; null if none were listed.
    package let population: Nullable<PopulationAnswer>
    package let lastRollback: Nullable<PastRollbackAnswer>
    /// The guard's last look; null if none is known of.
    package let guardLook: Nullable<GuardLookAnswer>
    /// True if a look of the guard shows that the rollout is watched; null if it need not be.
    package let isWatched: Nullable<Bool>
    /// False if the checks are those on record, and no source was asked.
    package let isMeasured: Bool
    /// The time of the oldest reading on record that is shown; null if the sources were asked.
    package let oldestReading: Nullable<Instant>
    package let checks: [CheckAnswer]
    /// The series whose counts are in doubt.
    package let doubts: [DoubtAnswer]
    package let blockers: [BlockerAnswer]
    package let mitigations: [MitigationAnswer]
    package let risks: [RiskAnswer]
    package let waivers: [Waiver]
    package let obstacles: [ObstacleAnswer]
    package let retryAfter: Nullable<Instant>
    /// The earliest time at which to try again, once nothing blocks; null if none is known.
    package let earliest: Nullable<Instant>
    /// The next time in which it may advance; null if the plan has no weekly times.
    package let opening: Nullable<OpeningAnswer>
    /// The values that the variables of the plan's file had when it was applied.
    package let variables: [PlanValue]
    /// People to ask about each part, and pages to read about it, as far as somebody said.
    package let contacts: [ContactAnswer]

    package struct Exposure: Encodable {
        package let now: Int
        package let next: Nullable<Int>
    }

    package init(_ overview: Overview) {
        let state = overview.state
        rollout = state.rollout
        self.state = state.phase.word
        stage = Nullable(state.stage)
        exposure = Exposure(
            now: state.exposure,
            next: Nullable(overview.nextStage?.cohort.known)
        )
        revision = state.revision
        holds = state.holds(at: overview.now).map(HoldAnswer.init)
        blind = overview.blindSpots.map(BlindSpotAnswer.init)
        watchedUntil = Nullable(overview.watchEnd)
        let background = overview.background
        population = Nullable(background.choice.map(PopulationAnswer.init))
        lastRollback = Nullable(background.lastRollback.map(PastRollbackAnswer.init))
        guardLook = Nullable(background.watch.look.map(GuardLookAnswer.init))
        isWatched = Nullable(overview.isWatched)
        isMeasured = overview.look == .measured
        oldestReading = Nullable(overview.look.oldest)
        checks = overview.decision.checks.map(CheckAnswer.init)
        doubts = overview.evidence.doubts
        blockers = overview.blockers.map(BlockerAnswer.init)
        mitigations = overview.mitigations.map(MitigationAnswer.init)
        risks = overview.risks.map(RiskAnswer.init)
        obstacles = overview.decision.obstacles.map(ObstacleAnswer.init)
        waivers = overview.waivers
        retryAfter = Nullable(overview.decision.retryAfter)
        earliest = Nullable(overview.decision.prospects.earliest)
        opening = Nullable(overview.opening.map(OpeningAnswer.init))
        variables = background.values
        contacts = overview.contacts.map(ContactAnswer.init)
    }

    /// Creates the answer before a rollout's first entry, with the same keys but no content.
    package init(nothingOf rollout: String) {
        self.rollout = rollout
        state = "none"
        stage = Nullable(nil)
        exposure = Exposure(now: 0, next: Nullable(nil))
        revision = State(rollout: rollout).revision
        holds = []
        blind = []
        watchedUntil = Nullable(nil)
        population = Nullable(nil)
        lastRollback = Nullable(nil)
        guardLook = Nullable(nil)
        isWatched = Nullable(nil)
        isMeasured = true
        oldestReading = Nullable(nil)
        checks = []
        doubts = []
        blockers = []
        mitigations = []
        risks = []
        waivers = []
        obstacles = []
        retryAfter = Nullable(nil)
        earliest = Nullable(nil)
        opening = Nullable(nil)
        variables = []
        contacts = []
    }
}

extension Overview.Look {
    /// The time of the oldest reading on record; nil if there is none, or the sources were asked.
    fileprivate var oldest: Instant? {
        switch self {
        case .measured: nil
        case .recorded(let times): times?.lowerBound
        }
    }
}
