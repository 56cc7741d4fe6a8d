/// Tests whether group sizes differ from their weights, and may be evaluated at every poll.
///
/// The chance that it ever reports a mismatch for a correct split is at most 1 − confidence. It is
/// the multinomial form of ``AnytimeTest``: a Dirichlet prior with the weights as its mean,
/// decomposed into one Beta prior for each group among those after it. M. Lindon and A. Malek,
/// Anytime-Valid Inference for Multinomial Count Data (NeurIPS 2022).
package struct SplitTest: Sendable {
    private let steps: [Step]
    /// ln 1/α for the error α = 1 − confidence.
    let logInverseError: Double
    private let logThreshold: Double

    private struct Step: Sendable {
        let group: Int
        let share: Probability
        let prior: BetaDistribution
    }

    /// Creates a test, or nil for fewer than two weights, a weight that is not finite and over 0,
    /// or a confidence that is not between 0 and 1.
    package init?(weights: [Double], confidence: Double) {
        // Smallest first, so that the smallest group has the prior of a test of its share alone.
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
        logInverseError = -.log(1 - confidence)
        logThreshold = logInverseError
    }

    init(_ test: Self, logThreshold: Double) {
        steps = test.steps
        logInverseError = test.logInverseError
        self.logThreshold = logThreshold
    }

    /// Returns true if the counts contradict the weights; always false unless each group has a
    /// count.
    package func isMismatch(_ observed: [Int]) -> Bool {
        logMartingale(observed).map { $0 >= logThreshold } ?? false
    }

    /// Returns the log of the evidence against the weights.
    ///
    /// Nil if the number of counts differs from that of the weights, a count is under 0, or the
    /// counts sum to more than 10¹⁵.
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
