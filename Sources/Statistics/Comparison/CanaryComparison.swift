/// Tests whether a canary's metric differs from its control's by too much.
///
/// It does if the confidence interval of the shift excludes 0 by more than a quarter of the
/// estimated shift, and the effect size is outside the allowed limits. This is the judge of Kayenta
/// (Netflix and Google, 2018), NetflixACAJudge 1.0, with three differences: samples that are
/// missing, too few or not numbers never pass; no noise is added to constant samples; and a ratio
/// of means that are not over 0 excuses no change. The samples must be compared once only; repeated
/// at every poll, it would be wrong too often.
package struct CanaryComparison: Hashable, Sendable {
    /// The direction in which a change of the metric is bad.
    package enum Direction: String, Codable, Sendable, CaseIterable {
        case increase
        case decrease
        case either
    }

    package enum EffectSize: Hashable, Sendable {
        /// The mean of the experiment over that of the control; 1 is no effect.
        case meanRatio
        /// The chance that a value of the experiment exceeds one of the control; ½ is no effect.
        ///
        /// K. O. McGraw and S. P. Wong, A common language effect size statistic (1992).
        case cles
    }

    /// The effect sizes at which a change starts to count, upwards and downwards.
    package struct Limits: Hashable, Sendable {
        package let increase: Double
        package let decrease: Double

        package init(increase: Double, decrease: Double) {
            self.increase = increase
            self.decrease = decrease
        }
    }

    package static let confidence = 0.98
    package static let tolerance = 0.25

    private let direction: Direction
    private let effectSize: EffectSize
    private let allowed: Limits
    private let critical: Limits?

    /// Creates a comparison, or nil if a limit is not finite; without critical limits no change is
    /// critical.
    package init?(
        direction: Direction,
        effectSize: EffectSize,
        allowed: Limits,
        critical: Limits? = nil
    ) {
        guard allowed.isFinite, critical?.isFinite ?? true else { return nil }
        self.direction = direction
        self.effectSize = effectSize
        self.allowed = allowed
        self.critical = critical
    }

    /// Returns the verdict; undecided with fewer than 5 values a side, which have no 98% interval.
    package func verdict(control: [Double], experiment: [Double]) -> Verdict {
        if let reason = Self.obstacle(control, experiment) { return .undecided(reason) }
        guard
            let shift = ShiftInterval(
                of: experiment,
                against: control,
                confidence: Self.confidence
            )
        else { return .undecided(.tooFewValues) }
        guard let effect = Effect(of: experiment, over: control) else {
            return .undecided(.valuesTooLarge)
        }
        let label = label(shift, effect)
        return .compared(
            Outcome(
                label: label,
                isCritical: isCritical(label, effect),
                shift: shift,
                meanRatio: effect.meanRatio,
                cles: effect.cles
            )
        )
    }
}

extension CanaryComparison {
    private func label(_ shift: ShiftInterval, _ effect: Effect) -> Label {
        let bound = Self.tolerance * abs(shift.estimate)
        let size = effect.size(by: effectSize)
        if direction != .decrease, shift.lower > bound, allowed.isReached(by: size, .high) {
            return .high
        }
        if direction != .increase, shift.upper < -bound, allowed.isReached(by: size, .low) {
            return .low
        }
        return .pass
    }

    private func isCritical(_ label: Label, _ effect: Effect) -> Bool {
        guard let critical else { return false }
        return critical.isReached(by: effect.size(by: effectSize), label)
    }
}

extension CanaryComparison.Limits {
    fileprivate var isFinite: Bool { increase.isFinite && decrease.isFinite }

    /// Returns true if the effect reaches the limit, or has no size: the interval alone decides
    /// then.
    fileprivate func isReached(by size: Double?, _ label: CanaryComparison.Label) -> Bool {
        switch label {
        case .pass: false
        case .high: size.map { $0 >= increase } ?? true
        case .low: size.map { $0 <= decrease } ?? true
        }
    }
}
