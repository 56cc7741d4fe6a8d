extension Situation {
    /// Records a result that somebody pushes, if the plan lets them push it.
    func attest(_ subject: String, _ result: Attestation.Result) -> Decision {
        guard state.plan != nil else { return noPlan }
        guard let allowed = plan.attesters(of: subject) else {
            return unknown("attested result", subject, among: plan.attestedSubjects)
        }
        guard allowed.contains(actor.name) else {
            let names = Set(allowed).sorted().joined(separator: ", ")
            return decision(
                .notPermitted,
                summary: "\(actor.name) may not attest \(subject); the plan allows \(names)"
            )
        }
        if case .value(let value) = result, !value.isFinite {
            return decision(.invalid, summary: "an attested value is a finite number")
        }
        let attestation = Attestation(
            subject: subject,
            result: result,
            by: actor.name,
            at: latest
        )
        return decision(
            .recorded,
            summary: "attested \(subject)",
            changes: [.attested(attestation: attestation)]
        )
    }
}

extension Plan {
    /// All that can be attested.
    package var attestedSubjects: [String] {
        let subjects = allChecks.compactMap { placed -> String? in
            guard case .attestation? = source(placed.check.measure.source)?.kind else { return nil }
            return placed.check.measure.subject
        }
        return Set(subjects).sorted()
    }
}
