/// How large a change is, as it was seen and at the ends of the shift's interval.
///
/// An end is the effect size that the values have when they are moved there from the estimate:
/// the change that the interval still leaves open.
package struct CanaryEffects: Hashable, Sendable {
    /// Nil for a ratio of means that are not over 0.
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
