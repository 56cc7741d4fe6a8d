/// The effect size of a change, as observed and at both ends of the shift's interval.
///
/// The effect size at an end is that of the values moved from the estimate to that end: the change
/// that the interval does not rule out.
package struct CanaryEffects: Hashable, Sendable {
    /// The effect size of the values as observed; nil for a ratio of means that are not over 0.
    package let seen: Double?
    package let lower: Double?
    package let upper: Double?

    package init(
        of experiment: [Double],
        over control: [Double],
        shift: ShiftInterval,
        by measure: CanaryComparison.EffectSize
    ) {
        func size(movedBy distance: Double) -> Double? {
            let moved = experiment.map { $0 + distance }
            return CanaryComparison.Effect(of: moved, over: control)?.size(by: measure)
        }
        seen = size(movedBy: 0)
        lower = size(movedBy: shift.lower - shift.estimate)
        upper = size(movedBy: shift.upper - shift.estimate)
    }
}
