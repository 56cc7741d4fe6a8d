/// Tells whether groups have other sizes than their weights promise, and may be asked at every
/// poll.
///
/// The chance that it ever says so of a split that is right is at most 1 − confidence. It is the
/// multinomial form of ``AnytimeTest``: a Dirichlet prior whose mean are the weights, taken apart
/// into one Beta prior for each group among those after it. M. Lindon and A. Malek, Anytime-Valid
/// Inference for Multinomial Count Data (NeurIPS 2022).
package struct SplitTest: Sendable {
    private let steps: [Step]
    private let logThreshold: Double

    private struct Step: Sendable {
        let group: Int
        let share: Probability
        let prior: BetaDistribution
    }

    /// Nil for fewer than two weights, one that is not over 0 and finite, and a confidence that is
    /// not between 0 and 1.
    package init?(weights: [Double], confidence: Double) {
        // From the smallest on, so that it has the prior that a test of its share alone has.
        let order = weights.indices.sorted { weights[$0] < weights[$1] }
        guard weights.count >= 2, let least = order.first.map({ weights[$0] }), least > 0,
            confidence > 0, confidence < 1
        else { return nil }
        var steps: [Step] = []
        var rest = weights.reduce(0, +)
        for group in order.dropLast() {
            let others = rest - weights[group]
            guard others.isFinite, others > 0,
                let prior = BetaDistribution(
                    a: 0.5 * weights[group] / least,
                    b: 0.5 * others / least
                )
            else { return nil }
            let share = Probability(weights[group] / rest)
            steps.append(Step(group: group, share: share, prior: prior))
            rest = others
        }
        self.steps = steps
        logThreshold = -.log(1 - confidence)
    }

    /// Whether the counts speak against the weights; never without a count for each group.
    package func isMismatch(_ observed: [Int]) -> Bool {
        logMartingale(observed).map { $0 >= logThreshold } ?? false
    }

    /// The log of the evidence against the weights; nil where the counts are not as many as the
    /// weights, one is under 0 or they are over 10¹⁵ in all.
    package func logMartingale(_ observed: [Int]) -> Double? {
        guard observed.count == steps.count + 1, observed.allSatisfy({ $0 >= 0 }) else {
            return nil
        }
        var rest = 0
        for count in observed {
            guard count <= Proportion.trialsMax - rest else { return nil }
            rest += count
        }
        var sum = 0.0
        for step in steps {
            guard let trials = Proportion(failures: observed[step.group], trials: rest) else {
                return nil
            }
            if rest > 0 {
                sum += BetaBinomialMixture(prior: step.prior, trials: trials)
                    .logMartingale(at: step.share)
            }
            rest = trials.successes
        }
        return sum
    }
}
