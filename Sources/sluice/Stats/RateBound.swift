import RolloutAPI
import Rollouts
import Statistics
import Values

/// The bounds on a failure rate that some trials give.
struct RateBound: Encodable {
    let failures: Int
    let trials: Int
    let confidence: Double
    /// The bounds of Clopper and Pearson, exact if the number of trials was fixed beforehand.
    let fixed: Range
    let limit: Nullable<Limit>

    struct Range: Encodable {
        let lower: Double
        let upper: Double
    }

    struct Limit: Encodable {
        let rate: Double
        /// The bounds of the test that is valid at every poll, as in a plan's ratio check.
        let anytime: Range
        let verdict: String
        /// The number of further clean trials that would show a rate under the limit; null if none.
        let cleanTrialsMissing: Nullable<Int>
    }

    /// Nil if the limit cannot be tested.
    init?(of counts: Proportion, confidence: Double, limit: Double?) {
        failures = counts.failures
        trials = counts.trials
        self.confidence = confidence
        fixed = Range(
            lower: ClopperPearson.lower(counts, confidence: confidence),
            upper: ClopperPearson.upper(counts, confidence: confidence)
        )
        guard let limit else {
            self.limit = Nullable(nil)
            return
        }
        guard let test = AnytimeTest(limit: limit, confidence: confidence) else { return nil }
        self.limit = Nullable(Limit(of: counts, rate: limit, test))
    }
}

extension RateBound.Limit {
    fileprivate init(of counts: Proportion, rate: Double, _ test: AnytimeTest) {
        let interval = test.interval(of: counts)
        self.rate = rate
        anytime = RateBound.Range(lower: interval.lower, upper: interval.upper)
        verdict =
            switch test.verdict(on: counts) {
            case .below: "passed"
            case .above: "failed"
            case .undecided: "undecided"
            }
        let needed = test.trialsNeeded(failures: counts.failures)
        cleanTrialsMissing = Nullable(needed.map { max(0, $0 - counts.trials) })
    }
}

extension RateBound {
    var lines: [String] {
        let seen = Double(failures) / Double(trials)
        let head = "\(failures.grouped) of \(trials.grouped) failed: \(seen.percent)"
        let once =
            "Checked once, at \(confidence.percent) confidence each way: "
            + "at least \(fixed.lower.percent), at most \(fixed.upper.percent)"
        guard let limit = limit.value else { return [head, once] }
        let always =
            "Checked repeatedly: "
            + "at least \(limit.anytime.lower.percent), at most \(limit.anytime.upper.percent)"
        return [head, once, always, "Under \(limit.rate.percent): \(limit.sentence)"]
    }
}

extension RateBound.Limit {
    fileprivate var sentence: String {
        guard verdict == "undecided" else { return verdict }
        return cleanTrialsMissing.value.map { "undecided; \($0.grouped) more clean ones show it" }
            ?? "undecided"
    }
}
