import AuditLog
import Rollouts

extension CohortChooser {
    /// Returns an earlier stage's cohort without members who have since lost the release.
    ///
    /// Nil if there are none. A rollback never gives anybody the release. Unreadable lists do not
    /// delay it: it then restores the cohort unchanged, which admits nobody new either.
    func restored(to stage: String, in rollout: Rollout) -> ChosenCohort? {
        guard let present = rollout.state.cohort, let earlier = rollout.state.cohorts?[stage],
            earlier.entry != present.entry,
            let now = try? log.list(of: present), let then = try? log.list(of: earlier),
            let entry = try? log.log.entry(at: earlier.entry),
            var chosen = try? entry.decoded().evidence.cohort?.chosen
        else { return nil }
        let still = Set(now.members)
        let lost = then.members.filter { !still.contains($0) }
        guard !lost.isEmpty else { return nil }
        let list = CohortList(
            members: then.members.filter(still.contains),
            passedOver: (then.passedOver + lost).sorted()
        )
        chosen.members = ListDigest(of: list.members)
        chosen.passedOver = ListDigest(of: list.passedOver)
        chosen.departed = lost.count
        chosen.barred = 0
        return ChosenCohort(
            evidence: CohortEvidence(stage: stage, .chosen(cohort: chosen)),
            list: list,
            problem: nil
        )
    }
}
