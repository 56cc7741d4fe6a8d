package import Values

/// The state of a rollout: all changes of its log entries, folded.
package struct State: Hashable, Codable, Sendable {
    package let rollout: String
    /// The plan in force; nil before the first `plan apply`.
    package var plan: PlanReference?
    /// The stages of the plan in force, in order.
    package var stages: [CarriedStage] = []
    /// The stages from which the mitigations' deadlines count in the plan in force, by mitigation.
    package var deadlines: [String: String] = [:]
    /// The people who applied plans that nobody else has approved since; the last one applied the
    /// plan in force.
    package var authors: [String] = []
    package var phase: Phase = .planned
    /// The end of the last stage; nil while the rollout is not completed.
    package var completion: Completion?
    /// The number of users who may see the release now.
    package var exposure = 0
    /// The frozen cohorts by stage, each from the stage's last entry; nil if there are none.
    package var cohorts: [String: FrozenCohort]?
    /// The entry that froze the cohort that has the release now.
    ///
    /// Nil if nobody has the release or the members were not listed.
    package var cohortEntry: Int?
    /// The time at which the current stage began.
    package var stageSince: Instant?
    /// The entry with which the current stage began; what was attested before is not of the stage.
    package var stageEntry: Int?
    /// The times at which each stage was first entered, from which deadlines are counted.
    package var firstEntered: [String: Instant] = [:]
    package var holds: [Hold] = []
    package var register = Register()
    package var attestations: [Attestation] = []
    /// The last recorded verdict of each no-go condition.
    package var verdicts: [String: String] = [:]
    package var streaks: [String: Streak] = [:]
    /// The no-go conditions that nobody could see in the last look, by check.
    package var blind: [String: Blindness] = [:]
    /// The checks of the plan in force, and those that amendments of this stage took away.
    package var checks: [String: CheckRecord] = [:]
    /// The failures seen in this stage, by check; a check seen to pass has none.
    package var failing: [String: SeenFailure] = [:]
    /// The totals with which the counts of lifetime totals began, since the stage did.
    package var baselines: [Baseline] = []
    /// The events counted in this stage, of which no later look may find fewer.
    package var seenCounts: [SeenCount] = []
    /// The first plan or the last rollback; earlier evidence no longer counts.
    package var evidenceSince: Instant?
    /// The counts begun so far, among which each stage's chance of a wrong verdict is shared.
    package var counts = CountsBegun()
    package var guardRollbacks = 0
    /// The entry of the last rollback, from which on what was entered before is undone.
    package var rollbackEntry: Int?
    /// The number of holds so far, which named the next one in the first edition.
    package var holdCount = 0
    /// The number of the last hold of each kind; nil if none was numbered so.
    package var holdNumbers: [String: Int]?
    /// The people who have requested the next stage since one was last entered, in order.
    package var requesters: [String] = []
    /// The last recorded refusal of each actor since this stage began.
    ///
    /// It prevents the same refusal from being recorded repeatedly.
    package var refusals: [Refusal] = []
    /// The index of the rollout's last entry; -1 before the first.
    package var revision = -1
    /// The time of the rollout's last entry.
    package var lastTime: Instant?

    package init(rollout: String) {
        self.rollout = rollout
    }

    package enum Phase: Hashable, Codable, Sendable {
        case planned
        case live(stage: String)
        case completed
    }

    /// A reference to the plan in force and the entry that holds it.
    package struct PlanReference: Hashable, Codable, Sendable {
        /// The SHA-256 of the plan's canonical JSON, in lower-case hexadecimal.
        package let digest: String
        package let entry: Int

        package init(digest: String, entry: Int) {
            self.digest = digest
            self.entry = entry
        }
    }
}

extension State {
    /// Returns the state with a plan in force, if the entry that applied one cannot be read.
    package func underPlan(digest: String) -> Self {
        var state = self
        state.plan = plan ?? PlanReference(digest: digest, entry: max(revision, 0))
        return state
    }

    /// The same state without its cohort, for a decision that does not read the customers.
    package var withoutCohorts: Self {
        var state = self
        state.cohortEntry = nil
        return state
    }

    /// The stage that users are in now; nil if planned or completed.
    package var stage: String? {
        if case .live(let stage) = phase { stage } else { nil }
    }

    /// The cohort that has the release now; nil if nobody has it or its members were not listed.
    package var cohort: FrozenCohort? {
        cohortEntry.flatMap { entry in cohorts?.values.first { $0.entry == entry } }
    }

    /// The time from which traffic counts: the later of the stage's beginning and the last rollback
    /// or amendment.
    package var countSince: Instant? { [stageSince, evidenceSince].compactMap(\.self).max() }

    /// Returns the later of a moment and the last entry's time.
    ///
    /// Expiries are measured by it: a clock that runs backwards revives nothing.
    package func latest(at now: Instant) -> Instant { max(now, lastTime ?? now) }

    /// Returns the holds that stop an advance at a moment.
    ///
    /// The clock is used as read: one that runs backwards makes a hold longer.
    package func holds(at now: Instant) -> [Hold] {
        holds.filter { hold in hold.expires.map { now < $0 } ?? true }
    }
}
