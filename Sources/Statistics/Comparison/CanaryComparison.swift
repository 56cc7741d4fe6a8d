/// Tells whether a metric of a canary differs from its control, and by too much.
///
/// It does where the interval of the shift is off 0 by over a quarter of the shift, and the effect
/// size is not within what is allowed. This is the judge of Kayenta (Netflix and Google, 2018),
/// NetflixACAJudge 1.0, except that samples which are missing, too few or not numbers are never a
/// pass, that no noise is added to constant ones, and that the ratio of means which are not over 0
/// allows nothing. The samples are looked at once; at every poll it would be wrong too often.
package struct CanaryComparison: Hashable, Sendable {
    /// Which change of the metric is a bad one.
    package enum Direction: String, Codable, Sendable, CaseIterable {
        case increase
        case decrease
        case either
    }

    package enum EffectSize: Hashable, Sendable {
        /// The mean of the experiment over that of the control; 1 is no effect.
        case meanRatio
        /// How often a value of the experiment is over one of the control; ½ is no effect.
        ///
        /// K. O. McGraw and S. P. Wong, A common language effect size statistic (1992).
        case cles
    }

    /// The effect sizes from which on a change counts, up and down.
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

    /// Nil where a limit is not finite; without critical limits no change is critical.
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

    /// Undecided on fewer than 5 values a side, as there is no interval of 98% then.
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

    /// An effect of no size reaches every limit: the interval alone decides.
    fileprivate func isReached(by size: Double?, _ label: CanaryComparison.Label) -> Bool {
        switch label {
        case .pass: false
        case .high: size.map { $0 >= increase } ?? true
        case .low: size.map { $0 <= decrease } ?? true
        }
    }
}
