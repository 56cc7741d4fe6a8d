/// The indices of the sorted samples that bound a quantile, for any distribution.
///
/// Each bound is one-sided: the quantile is beyond it with a chance of at most 1 − confidence. It
/// holds for independent samples whose number was fixed beforehand, and not for a sample that is
/// evaluated repeatedly.
///
/// W. R. Thompson, Annals of Mathematical Statistics 7 (1936); H. A. David and H. N. Nagaraja,
/// Order Statistics (2003), 7.1.
package struct OrderStatisticBounds: Hashable, Sendable {
    package let samples: Int
    /// The index of the lower bound, from 1; nil if the samples are too few for one.
    package let lowerIndex: Int?
    /// The index of the upper bound, from 1; nil if the samples are too few for one.
    package let upperIndex: Int?

    /// Creates the bounds, or nil unless 0 < quantile < 1, 0 < confidence < 1 and 0 ≤ samples ≤
    /// 10¹⁵.
    package init?(quantile: Double, samples: Int, confidence: Double) {
        guard quantile > 0, quantile < 1, confidence > 0, confidence < 1,
            0...Proportion.trialsMax ~= samples
        else { return nil }
        let quantile = Probability(quantile)
        let risk = 1 - confidence
        self.samples = samples
        upperIndex = Self.upperIndex(quantile, samples, risk)
        lowerIndex = Self.upperIndex(quantile.reversed, samples, risk).map { samples + 1 - $0 }
    }

    /// Returns the lower bound; nil if there is none, or if the sample is unsorted or of another
    /// size.
    ///
    /// An infinite sample is valid, such as the latency of a request that was never answered.
    package func lower(inSorted sample: [Double]) -> Double? {
        value(at: lowerIndex, inSorted: sample)
    }

    /// Returns the upper bound; nil if there is none, or if the sample is unsorted or of another
    /// size.
    package func upper(inSorted sample: [Double]) -> Double? {
        value(at: upperIndex, inSorted: sample)
    }

    private func value(at index: Int?, inSorted sample: [Double]) -> Double? {
        guard let index, sample.count == samples, sample.allSatisfy({ !$0.isNaN }),
            zip(sample, sample.dropFirst()).allSatisfy({ $0 <= $1 })
        else { return nil }
        return sample[index - 1]
    }

    /// Returns the least j with P(Bin(n, q) ≥ j) ≤ risk.
    private static func upperIndex(_ quantile: Probability, _ samples: Int, _ risk: Double) -> Int?
    {
        var none = 0
        var found = samples + 1
        while found - none > 1 {
            let between = none + (found - none) / 2
            if chance(ofAtLeast: between, quantile, samples) <= risk {
                found = between
            } else {
                none = between
            }
        }
        return found <= samples ? found : nil
    }

    /// Returns P(Bin(n, q) ≥ j) = I_q(j, n − j + 1), for 1 ≤ j ≤ n.
    private static func chance(ofAtLeast j: Int, _ quantile: Probability, _ samples: Int) -> Double
    {
        let rates = BetaDistribution(a: Double(j), b: Double(samples - j) + 1)
        return rates?.tails(at: quantile).lower ?? 1
    }
}
