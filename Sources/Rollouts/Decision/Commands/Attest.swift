import Statistics
import Values

extension DecisionContext {
    /// Records an attested result if the plan permits the actor to attest it.
    func attest(_ subject: String, _ result: Attestation.Result) -> Decision {
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
        if let wanted = plan.otherForm(than: result, for: subject) {
            return decision(
                .invalid,
                summary: "the plan asks for \(subject) \(wanted.text)",
                remedy: .attest(subject: subject, form: wanted, by: Set(allowed).sorted())
            )
        }
        let attestation = Attestation(
            subject: subject,
            result: result,
            by: actor.name,
            at: latest
        )
        return decision(
            .recorded,
            summary: "attested \(subject): \(result.text)",
            changes: [.attested(attestation: attestation)]
        )
    }
}

extension Attestation.Result {
    /// The result as text: `1 of 500 failed`, or the number.
    var text: String {
        switch self {
        case .counts(let counts):
            "\(counts.failures.grouped) of \(counts.trials.grouped) failed"
        case .value(let value): value.plain
        }
    }
}

extension Plan {
    /// Returns the form that the plan asks for; nil if the result has it.
    fileprivate func otherForm(
        than result: Attestation.Result,
        for subject: String
    ) -> Attestation.Form? {
        let forms = allChecks.map(\.check)
            .filter { isAttested($0) && $0.measure.subject == subject }.map(\.measure.form)
        return forms.contains(result.form) ? nil : result.form.other
    }

    /// The subjects that can be attested.
    package var attestedSubjects: [String] {
        let subjects = allChecks.compactMap { placed -> String? in
            guard case .attestation? = source(placed.check.measure.source)?.kind else { return nil }
            return placed.check.measure.subject
        }
        return Set(subjects).sorted()
    }
}
