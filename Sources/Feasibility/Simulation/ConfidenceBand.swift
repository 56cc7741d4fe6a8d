package import Rollouts
import Statistics
import Values

/// The rates that a check's traffic does not speak against, over a stage, if just as many trials
/// fail as the assumed rate lets expect.
package struct ConfidenceBand: Hashable, Sendable {
    package let stage: String
    package let check: Check
    package let rate: Double
    /// The limit on the rate.
    package let limit: Double
    /// From the first poll with traffic to the end of the soak; later and later ones lie further
    /// apart.
    package let points: [Point]

    package struct Point: Hashable, Sendable {
        /// Since the stage began.
        package let hours: Double
        package let lower: Double
        package let upper: Double
    }
}

extension Simulation {
    /// Of each stage the bands of its checks of a rate, in the plan's order.
    package var bands: [ConfidenceBand] {
        stages.flatMap { stage in
            stage.checks.compactMap { check in check.band(in: stage) }
        }
    }
}

extension SimulatedCheck {
    fileprivate func band(in stage: SimulatedStage) -> ConfidenceBand? {
        guard case .rate(let test) = rule else { return nil }
        // Where nothing soaks, the time that the stage is given.
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
        let interval = test.interval(of: seen)
        return ConfidenceBand.Point(
            hours: Double(stage.time(at: poll).milliseconds) / 3_600_000,
            lower: interval.lower,
            upper: interval.upper
        )
    }

    /// 1, 2, 3 … and from about 10 on each a tenth further than the one before.
    private static func polls(upTo end: Int) -> [Int] {
        var polls = [1]
        while let last = polls.last, last < end { polls.append(min(end, last + 1 + last / 10)) }
        return polls
    }
}
