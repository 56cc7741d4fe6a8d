/// Bounds of a failure rate that are exact for a number of trials fixed beforehand.
///
/// Each is one-sided: the rate is beyond it with a chance of at most 1 − confidence. They do not
/// hold for a count that is evaluated repeatedly; see ``AnytimeTest``.
///
/// C. J. Clopper and E. S. Pearson, Biometrika 26 (1934).
package enum ClopperPearson {
    /// Returns the highest credible rate; 1 without trials or for a confidence not between 0 and 1.
    package static func upper(_ trials: Proportion, confidence: Double) -> Double {
        upperBound(trials, confidence: confidence).value
    }

    /// Returns the lowest credible rate; 0 without trials or for a confidence not between 0 and 1.
    package static func lower(_ trials: Proportion, confidence: Double) -> Double {
        lowerBound(trials, confidence: confidence).value
    }

    package static func upperBound(_ trials: Proportion, confidence: Double) -> Probability {
        lowerBound(trials.reversed, confidence: confidence).reversed
    }

    package static func lowerBound(_ trials: Proportion, confidence: Double) -> Probability {
        guard trials.failures > 0, confidence > 0, confidence < 1 else { return .zero }
        let risk = 1 - confidence
        guard trials.successes > 0 else {
            return Probability(log: .log(risk) / Double(trials.failures))
        }
        let rates = BetaDistribution(
            a: Double(trials.failures),
            b: Double(trials.successes) + 1
        )
        return rates?.quantile(Probability(value: risk, complement: confidence)) ?? .zero
    }
}
