import Rollouts
import Statistics
import Values

/// What some trials say of a failure rate, to a person with a question.
struct RateBound: Encodable {
    let failures: Int
    let trials: Int
    let confidence: Double
    /// By Clopper and Pearson: exact where the number of trials was fixed beforehand.
    let fixed: Range
    let limit: Nullable<Limit>

    struct Range: Encodable {
        let lower: Double
        let upper: Double
    }

    struct Limit: Encodable {
        let rate: Double
        /// By the test that may be looked at on every poll, as a plan's ratio check is.
        let anytime: Range
        let verdict: String
        /// So many more trials, all clean, would show a rate under the limit; null: none would.
        let cleanTrialsMissing: Nullable<Int>
    }

    /// Nil where the limit cannot be tested.
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
            "Looked at once, at \(confidence.percent) confidence each way: "
            + "at least \(fixed.lower.percent), at most \(fixed.upper.percent)"
        guard let limit = limit.value else { return [head, once] }
        let always =
            "Looked at again and again: "
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
