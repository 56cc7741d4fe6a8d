import Values

extension DecisionContext {
    /// The obstacles from no-go conditions before every step, and from the gates of the current
    /// stage.
    var checkObstacles: [Obstacle] {
        let deciding = results.filter { $0.part == .noGo || isGate($0.part) }
        let judged = deciding.filter { $0.verdict != .notApplicable }
        if judged.isEmpty, let stage = state.stage {
            return [
                Obstacle(
                    rule: .noChecks,
                    subject: stage,
                    message: "\(stage) has no checks, and a stage with no checks cannot pass"
                )
            ]
        }
        return judged.compactMap(obstacle)
    }

    private func isGate(_ part: PlacedCheck.Part) -> Bool {
        if case .gate = part { true } else { false }
    }

    private func obstacle(_ result: CheckResult) -> Obstacle? {
        switch result.verdict {
        case .passed, .waived, .notApplicable:
            nil
        case .failed:
            obstacle(
                .checkFailed,
                result,
                "is \(result.value ?? "failed")",
                isRemembered(result) ? result.detail : nil
            )
        case .undecided(.sourceFailed):
            obstacle(.sourceFailed, result, "cannot be measured", result.detail)
        case .undecided(.noData), .undecided(.insufficient), .undecided(.stale):
            obstacle(
                .evidence,
                result,
                result.value.map { "is \($0)" } ?? "has no evidence",
                result.detail
            )
        }
    }

    private func obstacle(
        _ rule: Obstacle.Rule,
        _ result: CheckResult,
        _ finding: String,
        _ detail: String?
    ) -> Obstacle {
        let age = result.ageSeconds.map { ", \(Duration.seconds($0).spoken) ago" } ?? ""
        return Obstacle(
            rule: rule,
            subject: result.id,
            message: "\(result.id) \(finding) (limit \(result.limit)\(age))"
                + (detail.map { ": \($0)" } ?? ""),
            retryAfter: result.retryAfter,
            remedy: secretRemedy(for: result.id) ?? attestationRemedy(for: result)
        )
    }

    /// Returns true if the failure is one on record, which nothing measured now can undo.
    private func isRemembered(_ result: CheckResult) -> Bool {
        state.carriedFailure(of: result.id) != nil
            || evidence.reading(for: result.id)?.attested != nil
    }

    /// Returns the remedy for a check whose source cannot be asked without a secret.
    func secretRemedy(for check: String) -> Remedy? {
        guard case .secretMissing? = evidence.reading(for: check)?.measurement.unavailable,
            let source = plan.allChecks.first(where: { $0.check.id == check })?.check.measure.source
        else { return nil }
        return .giveSecret(source: source)
    }

    /// Returns the attestation that is missing, if the check waits for one.
    private func attestationRemedy(for result: CheckResult) -> Remedy? {
        if result.verdict == .failed { return withdrawal(of: result) }
        guard result.verdict.isShortOfWords, result.retryAfter == nil,
            let check = plan.allChecks.first(where: { $0.check.id == result.id })?.check,
            plan.isAttested(check), let subject = check.measure.subject
        else { return nil }
        let names = plan.source(check.measure.source)?.attesters ?? []
        return .attest(subject: subject, form: check.measure.form, by: names)
    }

    /// Returns the withdrawal of the attestation that fails a check; nil if it was measured.
    private func withdrawal(of result: CheckResult) -> Remedy? {
        guard state.phase != .planned, state.carriedFailure(of: result.id) == nil,
            let entry = evidence.reading(for: result.id)?.attested?.entry,
            let check = plan.allChecks.first(where: { $0.check.id == result.id })?.check,
            let subject = check.measure.subject
        else { return nil }
        return .withdraw(subject: subject, entry: entry)
    }
}

extension Verdict {
    /// True if there is no attestation, too small a one, or only one that no longer counts.
    fileprivate var isShortOfWords: Bool {
        switch self {
        case .undecided(.noData), .undecided(.insufficient), .undecided(.stale): true
        case .undecided(.sourceFailed), .passed, .failed, .waived, .notApplicable: false
        }
    }
}
