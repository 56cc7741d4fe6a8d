import Rollouts
import Statistics

/// The range of failure counts in which a test is undecided, for one number of trials.
struct VerdictBounds: Hashable, Sendable {
    /// The most failures with the verdict below; −1 if not even clean trials have it.
    let passMax: Int
    /// The fewest failures with the verdict above; more than the trials if none have it.
    let failMin: Int
}

extension SimulatedCheck.Rule {
    func bounds(
        at trials: Int,
        near hint: VerdictBounds,
        spending share: ErrorShare
    ) -> VerdictBounds {
        switch self {
        case .rate(let test): test.spending(share).bounds(at: trials, near: hint)
        case .count(let needed, let failures):
            VerdictBounds(passMax: trials < needed ? -1 : failures, failMin: failures + 1)
        }
    }
}

extension AnytimeTest {
    /// Returns the bounds for a number of trials, found by evaluating the verdicts.
    ///
    /// The search starts at the bounds for a similar number: more failures never improve a verdict,
    /// and more trials never lower a bound.
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

    /// Returns the last number of a range for which a condition holds; it counts as true for the
    /// first.
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
