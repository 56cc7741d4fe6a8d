import Statistics
import Values

extension Situation {
    /// Records an attested result if the plan permits the actor to attest it.
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
        if let problem = plan.kindProblem(of: result, for: subject) {
            return decision(.invalid, summary: problem)
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
    /// Returns the reason a result does not match the plan's measure of that name; nil if it does.
    fileprivate func kindProblem(of result: Attestation.Result, for subject: String) -> String? {
        let asked = allChecks.map(\.check).filter { isAttested($0) }.map(\.measure)
            .filter { $0.subject == subject }
        switch result {
        case .counts:
            let isAsked = asked.contains { if case .trials = $0.quantity { true } else { false } }
            return isAsked ? nil : "the plan asks for \(subject) as a number: give --value"
        case .value:
            let isAsked = asked.contains { if case .value = $0.quantity { true } else { false } }
            return isAsked
                ? nil : "the plan asks for \(subject) as trials: give --successes and --failures"
        }
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
