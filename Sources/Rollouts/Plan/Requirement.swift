import Statistics
import Values

/// The requirement of a check on its measurement.
package enum Requirement: Hashable, Sendable {
    /// The number is within the limit.
    case value(Limit)
    /// The source answers with this word.
    case word(RequiredWord)
    /// A campaign has at least `trials`, of which at most `failures` failed.
    case trials(atLeast: Int, failures: Int)
    /// The true failure rate is under the limit, or the true success rate over a lower one;
    /// `confidence` is in (0, 1).
    case ratio(Limit, confidence: Double)
    /// The share of observations over the limit is under 1 − `quantile`; both are in (0, 1).
    case quantile(Double, Limit, confidence: Double)
    /// The canary's values are not worse than its control's by more than allowed.
    case comparison(CanaryLimit)
    /// The groups have the sizes that their weights promise; weights are by the group's name.
    case split([String: Double], confidence: Double)
    /// The change of a gauge per hour is within the limit.
    case trend(Limit, confidence: Double)
    /// At most so many alerts fire.
    case firing(atMost: Int)
}

extension Requirement {
    /// The limit as shown to people: `< 1% at 95%`.
    package var text: String {
        switch self {
        case .value(let limit): limit.text
        case .word(let required): required.text
        case .trials(let count, let failures): "<= \(failures.grouped) of \(count.grouped)"
        case .ratio(let limit, let confidence): "\(limit.text) at \(confidence.percent)"
        case .quantile(let quantile, let limit, _): "p\((quantile * 100).plain) \(limit.text)"
        case .comparison(let canaryLimit): canaryLimit.text
        case .split(let weights, _): weights.sharesText
        case .trend(let limit, let confidence): "\(limit.text)/h at \(confidence.percent)"
        case .firing(let count): "<= \(count.grouped) firing"
        }
    }
}

extension Requirement {
    /// The facts about the requirement that more than its verdict goes by.
    package var traits: Traits {
        switch self {
        case .value, .firing: Traits(.number)
        case .word: Traits(.word)
        case .trials: Traits(.counts)
        case .ratio(let limit, let confidence):
            Traits(.counts, confidence: confidence, rateUnder: limit.failureRate)
        case .quantile(let quantile, _, let confidence):
            Traits(.values, confidence: confidence, rateUnder: 1 - quantile)
        case .comparison:
            Traits(
                .values,
                confidence: CanaryComparison.confidence,
                isOfOneLook: true,
                needs: (5, "values a side")
            )
        case .split(let weights, let confidence):
            Traits(.values, confidence: confidence, needs: (weights.countNeeded, "in all groups"))
        case .trend(_, let confidence):
            Traits(
                .values,
                confidence: confidence,
                isOfOneLook: true,
                needs: (TrendInterval.pointsMin, "values over time")
            )
        }
    }

    package struct Traits: Sendable {
        package let basis: Basis
        /// The confidence of its test, in (0, 1); nil without one.
        package let confidence: Double?
        /// The rate that a test, which may be repeated at every look, shows to be kept under.
        package let rateUnder: Double?
        /// True if the test is valid for one look only, and wrong too often if repeated.
        package let isOfOneLook: Bool
        /// The number of values to begin with, and their kind; nil if the traffic decides.
        package let needs: (count: Int, kind: String)?

        fileprivate init(
            _ basis: Basis,
            confidence: Double? = nil,
            rateUnder: Double? = nil,
            isOfOneLook: Bool = false,
            needs: (count: Int, kind: String)? = nil
        ) {
            self.basis = basis
            self.confidence = confidence
            self.rateUnder = rateUnder
            self.isOfOneLook = isOfOneLook
            self.needs = needs
        }
    }

    /// The form of evidence that a requirement judges.
    package enum Basis: Sendable {
        case number
        /// A truth value or a text.
        case word
        /// Failures among trials.
        case counts
        /// Many values, which are bounded or compared.
        case values
    }
}

extension Limit {
    /// The failure rate under which a ratio keeps the limit; a lower limit is one of successes.
    var failureRate: Double { isUpper ? number : 1 - number }
}

extension [String: Double] {
    /// The weights as shares of the total: `off 90%, on 10%`.
    var sharesText: String {
        let sum = values.reduce(0, +)
        return sorted { $0.key < $1.key }.map { "\($0.key) \(($0.value / sum).percent)" }
            .joined(separator: ", ")
    }
}
