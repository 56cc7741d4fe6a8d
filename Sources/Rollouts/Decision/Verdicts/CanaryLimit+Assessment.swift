import Statistics
import Values

extension CanaryLimit {
    /// Judges a canary by its values and those of its control.
    ///
    /// It fails if Kayenta's classification is worse. Finding no difference does not pass it, since
    /// with few values differences are rarely found: it passes if the effect at the worse end of
    /// the shift's interval is still allowed.
    func assessment(of canary: [Double], against control: [Double]) -> Assessment {
        let comparison = CanaryComparison(direction: worse, effectSize: effect, allowed: limits)
        switch comparison?.verdict(control: control, experiment: canary) {
        case nil:
            return Assessment(
                verdict: .undecided(.sourceFailed),
                detail: "\(limit.plain) is no effect size to compare with"
            )
        case .undecided(let reason)?:
            return Assessment(verdict: .undecided(reason.kind), detail: reason.text)
        case .compared(let outcome)?:
            let effects = CanaryEffects(of: canary, over: control, shift: outcome.shift, by: effect)
            let areAllEqual = Set(canary + control).count == 1
            var assessment = assessment(outcome, effects, areAllEqual: areAllEqual)
            assessment.detail = [
                assessment.detail,
                "\(canary.count.grouped) against \(control.count.grouped) values",
            ].compactMap { $0 }.joined(separator: ", ")
            return assessment
        }
    }

    private func assessment(
        _ outcome: CanaryComparison.Outcome,
        _ effects: CanaryEffects,
        areAllEqual: Bool
    ) -> Assessment {
        guard let seen = effects.seen else {
            return assessment(ofNoSize: outcome, areAllEqual: areAllEqual)
        }
        let isWorse = outcome.label != .pass
        let range = "\(effects.lower?.plain ?? "0") to \(effects.upper?.plain ?? "unknown")"
        return Assessment(
            verdict: isWorse
                ? .failed : allows(effects) ? .passed : .undecided(.insufficient),
            value: "\(effect.name) \(seen.plain)",
            detail: "\(range) at \(CanaryComparison.confidence.percent)"
        )
    }

    /// Judges means that are not over 0 and so have no ratio: only identical values pass.
    ///
    /// The shift of many equal values is 0 whatever the others are.
    private func assessment(
        ofNoSize outcome: CanaryComparison.Outcome,
        areAllEqual isNone: Bool
    ) -> Assessment {
        let shift = outcome.shift
        return Assessment(
            verdict: outcome.label != .pass
                ? .failed : isNone ? .passed : .undecided(.insufficient),
            value: "shift \(shift.estimate.plain)",
            detail: isNone ? nil : "means that are not over 0 have no ratio: compare by cles"
        )
    }

    private func allows(_ effects: CanaryEffects) -> Bool {
        let isUpperFine = effects.upper.map { $0 < limits.increase } ?? false
        let isLowerFine = effects.lower.map { $0 > limits.decrease } ?? false
        switch worse {
        case .increase: return isUpperFine
        case .decrease: return isLowerFine
        case .either: return isUpperFine && isLowerFine
        }
    }
}

extension CanaryComparison.Reason {
    fileprivate var kind: Verdict.Reason {
        switch self {
        case .noControl, .noExperiment, .notFinite: .noData
        case .tooFewValues: .insufficient
        case .tooManyValues, .valuesTooLarge: .sourceFailed
        }
    }

    fileprivate var text: String {
        switch self {
        case .noControl: "the control has no values"
        case .noExperiment: "the canary has no values"
        case .notFinite: "a value is no finite number"
        case .tooFewValues: "5 values a side are needed at the least"
        case .tooManyValues: "over 100,000 values a side"
        case .valuesTooLarge: "the values are too large to compare"
        }
    }
}
