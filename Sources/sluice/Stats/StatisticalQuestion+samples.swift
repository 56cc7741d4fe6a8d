import JSONCoding
import Statistics

extension StatisticalQuestion {
    /// Computes the chance of a value over `x` with `df` degrees of freedom: `sf`.
    ///
    /// With `observed` counts, it answers as ``sampleRatio()``.
    func chi2sf() throws -> [JSON.Member] {
        guard json["observed"] == nil else { return try sampleRatio() }
        let degrees = try count("df", from: 1)
        guard let chance = ChiSquare.survival(try number("x"), degreesOfFreedom: degrees) else {
            throw StatisticalProblem("x must not be under 0, and df at most 10^9")
        }
        return [.answer("sf", chance)]
    }

    /// Tests `observed` counts against `weights`: `chi2`, `df`, `sf`.
    func sampleRatio() throws -> [JSON.Member] {
        let observed = try numbers("observed").map { number in
            guard let count = Int(exactly: number), count >= 0 else {
                throw StatisticalProblem("observed must hold whole numbers from 0")
            }
            return count
        }
        switch SampleRatio(observed: observed, weights: try numbers("weights")) {
        case .compared(let comparison):
            return [
                .answer("chi2", comparison.statistic),
                .answer("df", comparison.degreesOfFreedom), .answer("sf", comparison.p),
            ]
        case .undecided(let reason):
            throw StatisticalProblem("the groups cannot be compared: \(reason)")
        }
    }

    /// Tests `x` against `y` with an `alternative`, by the `method` exact or asymptotic.
    func mannWhitney() throws -> [JSON.Member] {
        guard let test = MannWhitney(try numbers("x"), try numbers("y")) else {
            throw StatisticalProblem("x and y must hold numbers")
        }
        let alternative = try alternative()
        let counts: [JSON.Member] = [
            .answer("u1", test.u1), .answer("u2", test.u2), .answer("tie_sum", test.tieSum),
        ]
        switch try text("method") {
        case "exact":
            guard let p = test.exactP(alternative) else {
                throw StatisticalProblem("the exact test is for fewer values, without ties")
            }
            return counts + [.answer("p", p), .init(key: "z", value: .null)]
        case "asymptotic":
            guard let limit = test.asymptotic(alternative) else {
                throw StatisticalProblem("all values are equal")
            }
            return counts + [.answer("p", limit.p), .answer("z", limit.z)]
        case let method:
            throw StatisticalProblem("method must be exact or asymptotic, not \(method)")
        }
    }

    private func alternative() throws -> MannWhitney.Alternative {
        switch try text("alternative") {
        case "two-sided": return .twoSided
        case "greater": return .greater
        case "less": return .less
        case let other:
            throw StatisticalProblem("alternative must be two-sided, greater or less, not \(other)")
        }
    }

    /// Finds which of `n` samples, from 1, bound the `q`-quantile at one-sided 1 − `alpha` each.
    func orderStatistic() throws -> [JSON.Member] {
        let bounds = OrderStatisticBounds(
            quantile: try share("q"),
            samples: try count("n"),
            confidence: 1 - (try share("alpha"))
        )
        guard let bounds else { throw StatisticalProblem("these bounds are not available") }
        return [
            .answer("lower_index", bounds.lowerIndex), .answer("upper_index", bounds.upperIndex),
        ]
    }
}
