import Rollouts
import Statistics
import Values

/// A check of live traffic with its assumed true failure rate.
struct SimulatedCheck: Sendable {
    let check: Check
    let isNoGo: Bool
    let rule: Rule
    /// The true failure rate, at least 0 and under 1.
    let rate: Double
    /// True if the true rate satisfies the check.
    let isWithin: Bool
    /// The length of the window in polls; nil for a window that begins with the stage.
    let window: Int?
    /// The grid on which a sliding window begins.
    let grid: WindowGrid?
    /// The polls at the beginning of the stage whose requests are left out.
    let warmUp: Int
    let interval: Span
    let trialsPerPoll: Double
    /// The maximum number of trials: if users are counted, each counts once.
    let trialsMax: Int

    /// Returns the trials since the stage began; they are evenly spaced.
    func trials(at poll: Int) -> Int {
        min(trialsMax, Int(trialsPerPoll * Double(poll)))
    }

    /// Returns the poll after which the window begins; 0 for the beginning of the stage.
    ///
    /// It is the last one that is not after the window's beginning on the grid.
    func windowStart(at poll: Int) -> Int {
        grid.map { Int($0.startOffset(after: age(at: poll)) / interval.milliseconds) }
            ?? min(poll, warmUp)
    }

    /// Returns the share of the error that the window of a poll may spend.
    func share(at poll: Int) -> ErrorShare {
        ErrorShare(count: 1, window: grid.map { $0.number(after: age(at: poll)) })
    }

    private func age(at poll: Int) -> Int64 { Int64(poll) * interval.milliseconds }

    func windowTrials(at poll: Int) -> Int {
        trials(at: poll) - trials(at: windowStart(at: poll))
    }

    /// The rule that judges the counts.
    enum Rule: Sendable {
        case rate(AnytimeTest)
        case count(trials: Int, failures: Int)
    }
}

extension SimulatedCheck {
    /// Creates a simulated check, or nil for a check of a number or a limit that cannot be tested.
    init?(
        _ check: Check,
        isNoGo: Bool,
        rate: Double,
        requestsPerPoll: Double,
        users: Int,
        interval: Span
    ) {
        guard let rule = Rule(check.require) else { return nil }
        self.rule = rule
        self.check = check
        self.isNoGo = isNoGo
        self.rate = rate
        isWithin = rule.isKept(atRate: rate)
        self.interval = interval
        grid = check.grid
        let leftOut = check.measure.after?.milliseconds ?? 0
        warmUp = Int((leftOut + interval.milliseconds - 1) / interval.milliseconds)
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

extension SimulatedCheck.Rule {
    /// Creates the rule of a requirement; nil if it does not judge a rate, or cannot be tested.
    fileprivate init?(_ require: Requirement) {
        if case .trials(let trials, let failures) = require {
            self = .count(trials: trials, failures: failures)
        } else if let test = require.anytimeTest {
            self = .rate(test)
        } else {
            return nil
        }
    }

    /// Returns true if a true failure rate satisfies the rule.
    ///
    /// A rate exactly at the limit is over it, as it is for the test. For a campaign with at most 3
    /// failures in 410 trials the limit is 3/410, and a rate exactly at it satisfies it.
    fileprivate func isKept(atRate rate: Double) -> Bool {
        switch self {
        case .rate(let test): rate < test.limit.value
        case .count(let trials, let failures): rate <= Double(failures) / Double(max(1, trials))
        }
    }
}

extension Plan {
    /// Returns true for a check that counts live traffic: a rate, or a counter with allowed
    /// failures.
    func isOfTraffic(_ check: Check) -> Bool {
        let traits = source(check.measure.source)?.kind.name.traits
        if case .trials = check.require {
            return check.measure.quantity.name == .failures && traits?.hasHistory == true
        }
        return check.require.traits.rateUnder != nil && check.measure.quantity.name != .samples
            && traits?.isAsked != false
    }
}
