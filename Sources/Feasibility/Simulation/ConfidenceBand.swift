package import Rollouts
import Statistics
import Values

/// The confidence intervals of a check's rate over a stage, if exactly the expected number of
/// trials fail.
package struct ConfidenceBand: Hashable, Sendable {
    package let stage: String
    package let check: Check
    package let rate: Double
    /// The limit on the rate.
    package let limit: Double
    /// The points from the first poll with traffic to the end of the soak, spaced ever further
    /// apart.
    package let points: [Point]

    package struct Point: Hashable, Sendable {
        /// The time since the stage began.
        package let hours: Double
        package let lower: Double
        package let upper: Double
    }
}

extension Simulation {
    /// The bands of each stage's checks of a rate, in the plan's order.
    package var bands: [ConfidenceBand] {
        stages.flatMap { stage in
            stage.checks.compactMap { check in check.band(in: stage) }
        }
    }
}

extension SimulatedCheck {
    fileprivate func band(in stage: SimulatedStage) -> ConfidenceBand? {
        guard case .rate(let test) = rule else { return nil }
        // A stage that does not soak is plotted for as long as it is simulated.
        let end = stage.soakPoll > 1 ? stage.soakPoll : stage.lastPoll
        let points = Self.polls(upTo: end).compactMap { poll in
            point(at: poll, in: stage, test)
        }
        return ConfidenceBand(
            stage: stage.name,
            check: check,
            rate: rate,
            limit: check.require.plottedLimit,
            points: points
        )
    }

    private func point(
        at poll: Int,
        in stage: SimulatedStage,
        _ test: AnytimeTest
    ) -> ConfidenceBand.Point? {
        let trials = windowTrials(at: poll)
        let failures = Int((Double(trials) * rate).rounded())
        guard trials > 0, let seen = Proportion(failures: failures, trials: trials) else {
            return nil
        }
        let interval = test.spending(share(at: poll)).interval(of: seen)
        return ConfidenceBand.Point(
            hours: Double(stage.time(at: poll).milliseconds) / 3_600_000,
            lower: interval.lower,
            upper: interval.upper
        )
    }

    /// Returns 1, 2, 3 … and from about 10 on, polls that are each a tenth larger than the last.
    private static func polls(upTo end: Int) -> [Int] {
        var polls = [1]
        while let last = polls.last, last < end { polls.append(min(end, last + 1 + last / 10)) }
        return polls
    }
}
