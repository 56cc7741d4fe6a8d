import Statistics
import Values

extension DecisionContext {
    /// Records an attested result if the plan permits the actor to attest it.
    ///
    /// A result that fails a live no-go trips it in the same entry, as the guard's next look would.
    func attest(
        _ subject: String,
        _ result: Attestation.Result?,
        replacing replaced: [Int],
        reason: String?,
        link: WebLink?
    ) -> Decision {
        guard let allowed = plan.attesters(of: subject) else {
            return unknown("attested result", subject, among: plan.attestedSubjects)
        }
        if let refusal = withdrawalRefusal(of: replaced, on: subject, reason: reason) {
            return refusal
        }
        guard let result else { return withdrawn(replaced, of: subject, reason: reason) }
        if let refusal = attestationRefusal(subject, result, allowed) { return refusal }
        let word = Attestation(
            subject: subject,
            result: result,
            by: actor.name,
            at: latest,
            isFailure: fails(subject, result),
            isByPerson: actor.kind == .person,
            link: link,
            reason: reason
        )
        let changes =
            replaced.map { Change.withdrawn(entry: $0) }
            + [.attested(attestation: word, replaces: superseded(by: word))]
        return attested(word, changes)
    }

    private func attestationRefusal(
        _ subject: String,
        _ result: Attestation.Result,
        _ allowed: [String]
    ) -> Decision? {
        let names = Set(allowed).sorted()
        guard allowed.contains(name: actor.name) else {
            return decision(
                .notPermitted,
                summary: "\(actor.name) may not attest \(subject); the plan allows "
                    + names.joined(separator: ", ")
            )
        }
        if case .value(let value) = result, !value.isFinite {
            return decision(.invalid, summary: "an attested value is a finite number")
        }
        guard let wanted = plan.otherForm(than: result, for: subject) else { return nil }
        return decision(
            .invalid,
            summary: "the plan asks for \(subject) \(wanted.text)",
            remedy: .attest(subject: subject, form: wanted, by: names)
        )
    }

    /// Returns the decision with the attestation on record, judged by the checks that it answers.
    private func attested(_ word: Attestation, _ changes: [Change]) -> Decision {
        let summary = "attested \(word.subject): \(word.result.text)"
        let after = judgingAttested(word.subject, after: changes)
        if let trip = after.trip { return trip.after(changes, summary: summary) }
        let failures = after.results.contains { $0.verdict == .failed } ? after.lookedChanges : []
        return decision(.recorded, summary: summary, changes: changes + failures)
    }

    /// Returns the context with some attestations on record, and the checks that it judges.
    private func judgingAttested(_ subject: String, after changes: [Change]) -> DecisionContext {
        let state = self.state.hearing(changes)
        let checks = plan.allChecks.filter { placed in
            guard placed.check.measure.subject == subject, plan.isAttested(placed.check) else {
                return false
            }
            if case .gate(let stage) = placed.part { return stage == state.stage }
            return placed.part == .noGo
        }
        let readings = checks.map { plan.attestedReading(for: $0.check, in: state, at: now) }
        return DecisionContext(
            plan: plan,
            state: state,
            evidence: Evidence(readings),
            now: now,
            request: request,
            edition: edition,
            judging: checks
        )
    }
}

extension DecisionContext {
    /// Returns true if the result fails a check that the actor may attest.
    private func fails(_ subject: String, _ result: Attestation.Result) -> Bool {
        let word = Attestation(subject: subject, result: result, by: actor.name, at: latest)
        return plan.checksAttested(subject, by: actor.name).contains { word.fails($0) }
    }

    /// Returns the entries of the earlier attestations whose place a new one takes.
    ///
    /// Before the first stage it is every one of the same person. While the release is out, those
    /// that failed a check stay: only a person can say that a failure was none.
    private func superseded(by word: Attestation) -> [Int] {
        let checks = plan.checksAttested(word.subject, by: word.by)
        return state.attestations.filter { earlier in
            guard earlier.subject == word.subject, word.isAnother(of: earlier) else {
                return false
            }
            if earlier.isVoid { return true }
            guard earlier.result.form == word.result.form else { return false }
            return state.phase == .planned
                || !earlier.isFailure && !checks.contains { earlier.fails($0) }
        }.compactMap(\.entry)
    }
}

extension Attestation {
    fileprivate func fails(_ check: Check) -> Bool {
        result.form == check.measure.form
            && check.require.assessment(on: measurement(for: check.measure.quantity)).verdict
                == .failed
    }
}

extension State {
    /// Returns the state with the attestations of some changes, which have no entry yet.
    fileprivate func hearing(_ changes: [Change]) -> Self {
        var state = self
        for change in changes {
            if case .withdrawn(let entry) = change {
                state.attestations.removeAll { $0.entry == entry }
            }
            if case .attested(let word, let superseded) = change {
                state.hear(word, insteadOf: superseded)
            }
        }
        return state
    }
}

extension Decision {
    /// The same decision after some other changes in the same entry.
    fileprivate func after(_ earlier: [Change], summary first: String) -> Self {
        Self(
            outcome: outcome,
            from: from,
            to: to,
            exposure: exposure,
            checks: checks,
            obstacles: obstacles,
            summary: "\(first); \(summary)",
            remedy: remedy,
            changes: earlier + changes
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
    /// Returns the checks that a person's attestation of a subject answers.
    fileprivate func checksAttested(_ subject: String, by name: String) -> [Check] {
        allChecks.map(\.check).filter {
            $0.measure.subject == subject
                && source($0.measure.source)?.attesters?.contains(name: name) == true
        }
    }

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
