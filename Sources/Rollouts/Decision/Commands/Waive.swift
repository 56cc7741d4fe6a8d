import Values

extension DecisionContext {
    /// Waives a check or mitigation until a date; a blocker is cleared, not waived.
    func waive(_ subject: String, until: Instant, reason: String) -> Decision {
        guard state.register.blocker(subject) == nil || isWaivable(subject) else {
            return decision(
                .invalid,
                summary: "\(subject) is a blocker, which is cleared with evidence and not waived",
                remedy: .clear(blocker: subject)
            )
        }
        guard isWaivable(subject) else {
            return unknown("check or mitigation", subject, among: waivable)
        }
        guard until > latest, until <= latest + Self.waiverMax else {
            return decision(
                .invalid,
                summary: "a waiver ends in the future, within \(Self.waiverMax.spoken)"
            )
        }
        let waiver = Waiver(
            subject: subject,
            by: actor.name,
            at: latest,
            until: until,
            reason: reason
        )
        return decision(
            .recorded,
            summary: "\(subject) is waived until \(until.minute): \(reason)",
            changes: [.waived(waiver: waiver)]
        )
    }

    static let waiverMax: Duration = .seconds(365 * 86_400)

    private var waivable: [String] {
        plan.allChecks.map(\.check.id) + plan.mitigations.map(\.id)
    }

    private func isWaivable(_ subject: String) -> Bool { waivable.contains(subject) }
}
