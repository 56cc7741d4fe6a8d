package import Values

/// Where a rollout stands: everything its log entries have changed, folded up.
package struct State: Hashable, Codable, Sendable {
    package let rollout: String
    /// Nil before the first `plan apply`.
    package var plan: PlanReference?
    package var phase: Phase = .planned
    /// How many users may see the release now.
    package var exposure = 0
    /// The cohorts that were frozen, by stage, each as it was entered last; nil where none was.
    package var cohorts: [String: FrozenCohort]?
    /// The entry that froze the cohort which has the release now; nil where nobody has it, or
    /// nobody listed them.
    package var cohortEntry: Int?
    /// When the current stage began.
    package var stageSince: Instant?
    /// When each stage was entered for the first time; deadlines are counted from there.
    package var firstEntered: [String: Instant] = [:]
    package var holds: [Hold] = []
    package var register = Register()
    package var attestations: [Attestation] = []
    /// What the last recorded look at each no-go condition said.
    package var verdicts: [String: String] = [:]
    package var streaks: [String: Streak] = [:]
    /// Evidence from before this moment no longer counts: the last rollback or amendment.
    package var evidenceSince: Instant?
    package var guardRollbacks = 0
    /// How many holds there have been; names the next one.
    package var holdCount = 0
    /// Who has asked for the next stage since this one began, in order.
    package var requesters: [String] = []
    /// The last recorded refusal of each actor since this stage began, so that the same one is not
    /// recorded again and again.
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
        case live(String)
        case completed
    }

    /// Which plan is in force, and the entry that holds it.
    package struct PlanReference: Hashable, Codable, Sendable {
        /// SHA-256 of the plan's canonical JSON, in lower-case hexadecimal.
        package let digest: String
        package let entry: Int

        package init(digest: String, entry: Int) {
            self.digest = digest
            self.entry = entry
        }
    }
}

extension State {
    /// The same for a look that asks nobody who the customers are.
    package var withoutCohorts: Self {
        var state = self
        state.cohortEntry = nil
        return state
    }

    /// The stage that users are in now; nil when planned or completed.
    package var stage: String? {
        if case .live(let stage) = phase { stage } else { nil }
    }

    /// Who has the release now; nil where nobody has it, or nobody listed them.
    package var cohort: FrozenCohort? {
        cohortEntry.flatMap { entry in cohorts?.values.first { $0.entry == entry } }
    }

    /// The newest word of those people on a subject.
    func attestation(of subject: String, by names: [String]) -> Attestation? {
        attestations.last { $0.subject == subject && names.contains($0.by) }
    }

    /// The holds that stop an advance at a moment, by the clock as it was read: one that runs
    /// backwards makes a hold longer.
    package func holds(at now: Instant) -> [Hold] {
        holds.filter { hold in hold.expires.map { now < $0 } ?? true }
    }
}
