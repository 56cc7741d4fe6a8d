import Rollouts
import Statistics
import Values

/// A check of live traffic, and the true failure rate that is assumed of it.
struct SimulatedCheck: Sendable {
    let check: Check
    let isNoGo: Bool
    let rule: Rule
    /// The true failure rate, at least 0 and under 1.
    let rate: Double
    /// Whether the true rate is what the check requires.
    let isWithin: Bool
    /// How many polls the window reaches back; nil: to the beginning of the stage.
    let window: Int?
    let trialsPerPoll: Double
    /// Each user counts once where users are counted.
    let trialsMax: Int

    /// Trials since the stage began: they come evenly.
    func trials(at poll: Int) -> Int {
        min(trialsMax, Int(trialsPerPoll * Double(poll)))
    }

    /// The poll after which the window begins; 0 where it is the stage's beginning.
    func windowStart(at poll: Int) -> Int {
        window.map { max(0, poll - $0) } ?? 0
    }

    func windowTrials(at poll: Int) -> Int {
        trials(at: poll) - trials(at: windowStart(at: poll))
    }

    /// What counts are judged by.
    enum Rule: Sendable {
        case rate(AnytimeTest)
        case count(trials: Int, failures: Int)
    }
}

extension SimulatedCheck {
    /// Nil for a check of a number, and for a limit that cannot be tested.
    init?(
        _ check: Check,
        isNoGo: Bool,
        rate: Double,
        requestsPerPoll: Double,
        users: Int,
        interval: Span
    ) {
        switch check.require {
        case .value, .comparison, .split, .trend: return nil
        case .trials(let trials, let failures): rule = .count(trials: trials, failures: failures)
        case .ratio, .quantile:
            guard let test = check.require.anytimeTest else { return nil }
            rule = .rate(test)
        }
        self.check = check
        self.isNoGo = isNoGo
        self.rate = rate
        isWithin = check.require.isKept(atRate: rate)
        switch check.measure.window {
        case .last(let span):
            let polls = (span.milliseconds + interval.milliseconds / 2) / interval.milliseconds
            window = max(1, Int(polls))
        case .stage, nil:
            window = nil
        }
        trialsPerPoll = requestsPerPoll
        trialsMax = check.measure.unit == nil ? Proportion.trialsMax : users
    }
}

extension Requirement {
    /// Whether a true failure rate keeps to it; false for what is no rate.
    ///
    /// A rate that is just the limit is over it, as it is for the test. Of 3 failures in 410 trials
    /// the limit is 3 of 410, and that rate keeps to it.
    func isKept(atRate rate: Double) -> Bool {
        switch self {
        case .value, .comparison, .split, .trend: false
        case .trials(let trials, let failures): rate <= Double(failures) / Double(max(1, trials))
        case .ratio(let limit, _): rate < limit.number
        case .quantile(let quantile, _, _): rate < 1 - quantile
        }
    }
}

extension Plan {
    /// Whether a check counts live traffic: rates, and counters of which so many may fail.
    func isOfTraffic(_ check: Check) -> Bool {
        switch (check.require, check.measure.quantity, source(check.measure.source)?.kind) {
        case (.value, _, _), (.comparison, _, _), (.split, _, _), (.trend, _, _): false
        case (_, .samples, _), (_, _, .attestation?): false
        case (.trials, .failures, .prometheus?): true
        case (.trials, _, _): false
        case (.ratio, _, _), (.quantile, _, _): true
        }
    }
}
