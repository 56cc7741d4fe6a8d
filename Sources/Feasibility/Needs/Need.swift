package import Rollouts
package import Values

/// The evidence a check needs in a stage before it can pass, and whether the stage can provide it.
package struct Need: Hashable, Sendable {
    package let stage: String
    package let check: String
    package let evidence: Evidence
    /// The reason the stage cannot provide it, or not in time; nil if it can, or if this is not
    /// known.
    package let problem: Problem?

    package enum Evidence: Hashable, Sendable {
        /// Trials of live traffic: the number needed if all are clean, and at the expected rate.
        ///
        /// For a window that slides these are for the one at the end of the soak, and `growing` is
        /// the number of clean ones that a window that begins with the stage would need.
        case traffic(clean: Int, growing: Int?, expected: Expected?, pace: Pace?)
        /// A campaign with a fixed number of trials.
        case campaign(trials: Int, failures: Int)
        /// One number within a limit.
        case number(String)
        /// Values to compare or to bound; whether more are needed depends on the values themselves.
        case values(atLeast: Int, String)
    }

    /// The smallest number of trials at which the failures expected at a rate are still few enough.
    package struct Expected: Hashable, Sendable {
        package let rate: Double
        /// The number of trials; nil if the rate is over the limit or too near it to be shown under
        /// it.
        package let trials: Int?
    }

    /// The rate at which the stage's smallest cohort produces trials.
    package struct Pace: Hashable, Sendable {
        package let perHour: Double
        /// The time that the needed trials take.
        package let time: Duration?
    }

    package enum Problem: Hashable, Sendable {
        /// The expected rate is over the limit or too near it.
        case neverAtThisRate
        /// The window does not hold enough trials at the end of the soak.
        case windowTooShort(holds: Int)
        /// The trials take longer than the stage soaks.
        case tooSlow(soak: Span)
        /// The cohort is too small for requests to bound the rate of users who meet a failure.
        ///
        /// Even if no user meets one, the rate is only shown to be under this upper bound.
        case fewUsers(CohortSize, upperBound: Double)
    }
}

extension Need {
    /// Describes the evidence: `410 clean requests, about 705 at 0.08%; at 20 an hour 1d 11h`.
    package var text: String {
        switch evidence {
        case .number(let limit): "a number \(limit)"
        case .values(let count, let kind): "at least \(count.grouped) \(kind)"
        case .campaign(let trials, let failures):
            "\(trials.grouped) trials, at most \(failures.grouped) failed"
        case .traffic(let clean, let growing, let expected, let pace):
            "\(clean.grouped) clean requests"
                + (growing.map { " in its window (\($0.grouped) with window: stage)" } ?? "")
                + (expected?.text ?? "") + (pace?.text ?? "")
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
            "its window holds \(holds.grouped) requests at the end of the soak: take a longer "
                + "one, or window: stage"
        case .tooSlow(let soak): "that is longer than the soak of \(soak.text)"
        case .fewUsers(let cohort, let bound):
            "\(cohort.text) users cannot carry a percentage: even if none of them meets a failure, "
                + "only a rate under \(bound.percent) is shown; count users (per: user), "
                + "or gate the stage on a number"
        }
    }
}
