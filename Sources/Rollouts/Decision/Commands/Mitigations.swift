extension DecisionContext {
    /// Records that a mitigation was carried out, and whether its check confirms it.
    func mitigationDone(_ id: String, reason: String) -> Decision {
        guard plan.mitigation(id) != nil else {
            return unknown("mitigation", id, among: plan.mitigations.map(\.id))
        }
        let claim = Acceptance(
            by: actor.name,
            at: latest,
            reason: reason,
            isByPerson: actor.kind == .person
        )
        let isVerified = result(of: id)?.verdict == .passed
        let detail = result(of: id).map { ": \($0.value ?? $0.detail ?? $0.verdict.word)" } ?? ""
        return decision(
            .recorded,
            summary: isVerified
                ? "\(id) is done and verified\(detail)" : "\(id) is claimed, not verified\(detail)",
            changes: [.mitigationClaimed(id: id, acceptance: claim)] + verifiedChanges
                + lookedTotals
        )
    }

    func acceptRisk(_ id: String, reason: String) -> Decision {
        guard plan.risks.contains(where: { $0.id == id }) else {
            return unknown("risk", id, among: plan.risks.map(\.id))
        }
        let acceptance = Acceptance(by: actor.name, at: latest, reason: reason)
        return decision(
            .recorded,
            summary: "risk \(id) is accepted by \(actor.name): \(reason)",
            changes: [.riskAccepted(id: id, acceptance: acceptance)]
        )
    }
}
