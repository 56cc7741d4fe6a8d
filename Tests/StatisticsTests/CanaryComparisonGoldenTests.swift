import Statistics
import Testing
import TestSupport

struct CanaryComparisonGoldenTests {
    struct Case: Decodable {
        let control, experiment: [Double]
        let direction, measure, label: String
        let allowedIncrease, allowedDecrease, meanRatio, cles: Double
        let lower, upper, estimate: [Double]

        enum CodingKeys: String, CodingKey {
            case control, experiment, direction, measure, label, cles, estimate
            case allowedIncrease = "allowed_increase"
            case allowedDecrease = "allowed_decrease"
            case meanRatio = "mean_ratio"
            case lower = "ci_lower"
            case upper = "ci_upper"
        }

        func outcome() throws -> CanaryComparison.Outcome {
            let directions: [String: CanaryComparison.Direction] = [
                "increase": .increase, "decrease": .decrease, "either": .either,
            ]
            let measures: [String: CanaryComparison.EffectSize] = [
                "meanRatio": .meanRatio, "cles": .cles,
            ]
            let comparison = CanaryComparison(
                direction: try #require(directions[direction]),
                effectSize: try #require(measures[measure]),
                allowed: .init(increase: allowedIncrease, decrease: allowedDecrease)
            )
            let verdict = comparison?.verdict(control: control, experiment: experiment)
            let outcome: CanaryComparison.Outcome? =
                if case .compared(let outcome) = verdict { outcome } else { nil }
            return try #require(outcome)
        }
    }

    @Test func `every label is the golden one`() throws {
        let labels: [String: CanaryComparison.Label] = ["Pass": .pass, "High": .high, "Low": .low]
        for row in try cases() {
            #expect(try row.outcome().label == labels[row.label], "\(row)")
        }
    }

    @Test func `both measures of the effect are good to a billionth`() throws {
        for row in try cases() {
            let outcome = try row.outcome()
            let ratio = try #require(outcome.meanRatio)
            #expect(relativeError(ratio, row.meanRatio) <= 1e-9, "\(row)")
            #expect(relativeError(outcome.cles, row.cles) <= 1e-9, "\(row)")
        }
    }

    /// The golden roots are given to what Kayenta's search for them leaves open, 10⁻⁴; these are
    /// exact, and are met to rounding.
    @Test func `the interval and the estimate are between the golden roots`() throws {
        for row in try cases() {
            let shift = try row.outcome().shift
            for (value, root) in [
                (shift.lower, row.lower), (shift.upper, row.upper), (shift.estimate, row.estimate),
            ] {
                let least = try #require(root.first)
                let most = try #require(root.last)
                let slack = 1e-12 * max(1, abs(least), abs(most))
                #expect(least - slack <= value && value <= most + slack, "\(row)")
            }
        }
    }

    private func cases() throws -> [Case] {
        let golden = try GoldenFile<Case>.read("kayenta_classify")
        #expect(golden.cases.count == golden.count)
        return golden.cases
    }
}
