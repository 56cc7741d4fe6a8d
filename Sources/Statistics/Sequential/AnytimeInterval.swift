extension BetaBinomialMixture {
    /// Returns the interval of rates p with M(p) under a limit; it contains the observed rate.
    ///
    /// M falls up to the observed rate and rises after it, so each end is found by bisection over
    /// the log odds. The limit is a logarithm and must be over 0.
    package func rates(logMartingaleUnder limit: Double) -> AnytimeTest.Interval {
        let middle = min(max(logOdds, range.lowerBound), range.upperBound)
        return AnytimeTest.Interval(
            lowerEnd: failures == 0 ? .zero : end(limit, from: middle, to: range.lowerBound),
            upperEnd: successes == 0 ? .one : end(limit, from: middle, to: range.upperBound)
        )
    }

    private var range: ClosedRange<Double> { Probability.logOddsRange }

    private var logOdds: Double { .log(failures) - .log(successes) }

    private func end(_ limit: Double, from start: Double, to outermost: Double) -> Probability {
        var inside = start
        var outside = outermost
        for _ in 1...intervalStepsMax where !Probability.logOddsAgree(outside, inside) {
            let between = inside + (outside - inside) / 2
            if logMartingale(at: Probability(logOdds: between)) < limit {
                inside = between
            } else {
                outside = between
            }
        }
        // The outer of the two: rounding never narrows an interval.
        return Probability(logOdds: outside)
    }
}

extension AnytimeTest {
    /// A range of failure rates.
    package struct Interval: Hashable, Sendable {
        package let lowerEnd: Probability
        package let upperEnd: Probability

        package var lower: Double { lowerEnd.value }
        package var upper: Double { upperEnd.value }
    }
}

private let intervalStepsMax = 100
