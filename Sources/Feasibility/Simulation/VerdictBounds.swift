import Rollouts
import Statistics

/// Between which counts of failures a test is undecided, at one count of trials.
struct VerdictBounds: Hashable, Sendable {
    /// The most failures that are below the limit; −1 where not even clean trials are.
    let passMax: Int
    /// The fewest failures that are above the limit; over the trials where none are.
    let failMin: Int
}

extension SimulatedCheck.Rule {
    func bounds(at trials: Int, near hint: VerdictBounds) -> VerdictBounds {
        switch self {
        case .rate(let test): test.bounds(at: trials, near: hint)
        case .count(let needed, let failures):
            VerdictBounds(passMax: trials < needed ? -1 : failures, failMin: failures + 1)
        }
    }
}

extension AnytimeTest {
    /// The bounds at a count of trials, found with the verdicts themselves.
    ///
    /// The search starts at the bounds of a near count: more failures never are better, and more
    /// trials never move a bound down.
    func bounds(at trials: Int, near hint: VerdictBounds) -> VerdictBounds {
        VerdictBounds(
            passMax: Self.last(in: -1...trials, near: hint.passMax) {
                verdict($0, trials) == .below
            },
            failMin: 1
                + Self.last(in: -1...trials, near: hint.failMin - 1) {
                    verdict($0, trials) != .above
                }
        )
    }

    private func verdict(_ failures: Int, _ trials: Int) -> Verdict {
        Proportion(failures: failures, trials: trials).map { verdict(on: $0) } ?? .undecided
    }

    /// The last number of a range for which something holds; its first one counts as one.
    private static func last(
        in range: ClosedRange<Int>,
        near hint: Int,
        where holds: (Int) -> Bool
    ) -> Int {
        var low = min(max(hint, range.lowerBound), range.upperBound)
        var step = 1
        while low > range.lowerBound, !holds(low) {
            low = max(range.lowerBound, low - step)
            step *= 2
        }
        var high = low + 1
        step = 1
        while high <= range.upperBound, holds(high) {
            low = high
            high += step
            step *= 2
        }
        high = min(high, range.upperBound + 1)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if holds(middle) { low = middle } else { high = middle }
        }
        return low
    }
}
