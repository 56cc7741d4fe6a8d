extension CanaryComparison {
    package enum Verdict: Hashable, Sendable {
        case compared(Outcome)
        case undecided(Reason)
    }

    package struct Outcome: Hashable, Sendable {
        package let label: Label
        /// True if the change reaches the critical limits; always false for a pass.
        package let isCritical: Bool
        /// The difference of the experiment from the control.
        package let shift: ShiftInterval
        /// The mean of the experiment over that of the control; nil if either is 0.
        package let meanRatio: Double?
        /// The chance that a value of the experiment exceeds one of the control.
        package let cles: Double
    }

    package enum Label: Hashable, Sendable {
        case pass
        case high
        case low
    }

    package enum Reason: Hashable, Sendable {
        case noControl
        case noExperiment
        /// A value is NaN or infinite.
        case notFinite
        case tooFewValues
        /// There are more than 10⁵ values a side.
        case tooManyValues
        /// A difference, a sum or a ratio overflows.
        case valuesTooLarge
    }

    static func obstacle(_ control: [Double], _ experiment: [Double]) -> Reason? {
        guard let leastControl = control.min(), let mostControl = control.max() else {
            return .noControl
        }
        guard let least = experiment.min(), let most = experiment.max() else {
            return .noExperiment
        }
        guard (control + experiment).allSatisfy(\.isFinite) else { return .notFinite }
        guard max(control.count, experiment.count) <= ShiftInterval.samplesMax else {
            return .tooManyValues
        }
        guard (most - leastControl).isFinite, (least - mostControl).isFinite else {
            return .valuesTooLarge
        }
        return nil
    }
}

extension CanaryComparison {
    /// The size of the change, in both measures.
    struct Effect {
        let meanRatio: Double?
        let cles: Double
        private let isRatioMeaningful: Bool

        /// Creates the effect, or nil if a sum or the ratio overflows or a sample is empty.
        init?(of experiment: [Double], over control: [Double]) {
            let mean = experiment.reduce(0, +) / Double(experiment.count)
            let controlMean = control.reduce(0, +) / Double(control.count)
            guard let ranks = MannWhitney(experiment, control), mean.isFinite,
                controlMean.isFinite
            else { return nil }
            let ratio = mean / controlMean
            guard mean == 0 || controlMean == 0 || ratio.isFinite else { return nil }
            meanRatio = mean == 0 || controlMean == 0 ? nil : ratio
            isRatioMeaningful = mean > 0 && controlMean > 0
            cles = ranks.u1 / (ranks.u1 + ranks.u2)
        }

        /// Returns nil for a ratio of negative means, which grows as they fall.
        func size(by measure: EffectSize) -> Double? {
            switch measure {
            case .meanRatio: isRatioMeaningful ? meanRatio : nil
            case .cles: cles
            }
        }
    }
}
