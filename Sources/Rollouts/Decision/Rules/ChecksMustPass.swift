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
            obstacle(.checkFailed, result, "is \(result.value ?? "failed")", nil)
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
            remedy: attestationRemedy(for: result)
        )
    }
    /// Returns the attestation that is missing, if the check waits for one.
    private func attestationRemedy(for result: CheckResult) -> Remedy? {
        guard result.verdict == .undecided(.noData),
            let check = plan.allChecks.first(where: { $0.check.id == result.id })?.check,
            plan.isAttested(check), let subject = check.measure.subject
        else { return nil }
        let names = plan.source(check.measure.source)?.attesters ?? []
        return .attest(subject: subject, form: check.measure.form, by: names)
    }
}
