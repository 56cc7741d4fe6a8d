package import Rollouts
package import Values

/// What a check needs in a stage before it can pass, and whether the stage can give it.
package struct Need: Hashable, Sendable {
    package let stage: String
    package let check: String
    package let evidence: Evidence
    /// Why the stage cannot give it, or not in time; nil where it can, or where nobody knows.
    package let problem: Problem?

    package enum Evidence: Hashable, Sendable {
        /// Trials of live traffic: so many where all are clean, and so many at the expected rate.
        case traffic(clean: Int, expected: Expected?, pace: Pace?)
        /// A campaign that somebody pushes.
        case campaign(trials: Int, failures: Int)
        /// One number within a limit.
        case number(String)
        /// Values to compare or to bound; how many more there must be is for them to say.
        case values(atLeast: Int, String)
    }

    /// At the expected rate: the least count at which as many failures as are to be expected are
    /// still few enough.
    package struct Expected: Hashable, Sendable {
        package let rate: Double
        /// Nil where the rate is too near the limit, or over it: then it is never shown.
        package let trials: Int?
    }

    /// How fast the stage's smallest cohort gives trials.
    package struct Pace: Hashable, Sendable {
        package let perHour: Double
        /// How long the trials that are needed take.
        package let time: Duration?
    }

    package enum Problem: Hashable, Sendable {
        /// The expected rate is not under the limit, or too near it.
        case neverAtThisRate
        /// The window never holds as many trials.
        case windowTooShort(holds: Int)
        /// It takes longer than the stage soaks.
        case tooSlow(soak: Span)
        /// Requests of so few users say little of the rate of users who meet a failure: even where
        /// nobody fails, no more than this upper bound is shown.
        case fewUsers(Cohort, upperBound: Double)
    }
}

extension Need {
    /// `410 clean requests, about 705 at 0.08%; at 20 an hour 1d 11h`.
    package var text: String {
        switch evidence {
        case .number(let limit): "a number \(limit)"
        case .values(let count, let kind): "\(count.grouped) \(kind) at the least"
        case .campaign(let trials, let failures):
            "\(trials.grouped) trials, at most \(failures.grouped) failed"
        case .traffic(let clean, let expected, let pace):
            "\(clean.grouped) clean requests" + (expected?.text ?? "") + (pace?.text ?? "")
        }
    }
}

extension Need.Expected {
    fileprivate var text: String {
        trials.map { ", about \($0.grouped) at \(rate.percent)" }
            ?? ", and never at \(rate.percent)"
    }
}

extension Need.Pace {
    fileprivate var text: String {
        "; at \(perHour.plain) an hour" + (time.map { " \($0.spoken)" } ?? "")
    }
}

extension Need.Problem {
    package var text: String {
        switch self {
        case .neverAtThisRate:
            "the expected rate is not under the limit, or too near it to be shown"
        case .windowTooShort(let holds):
            "its window never holds more than \(holds.grouped) requests: take a longer one, or "
                + "window: stage"
        case .tooSlow(let soak): "that is longer than the soak of \(soak.text)"
        case .fewUsers(let cohort, let bound):
            "\(cohort.text) users cannot carry a percentage: where none of them meets a failure, "
                + "a rate under \(bound.percent) is shown and no less; count users (per: user), "
                + "or gate the stage on a number"
        }
    }
}
