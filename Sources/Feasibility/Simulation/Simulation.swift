package import Rollouts
package import Values

/// A plan played against assumed true rates and traffic.
///
/// From the first stage on, an advance is requested at every poll, as often as the guard polls.
/// Requests are evenly spaced; each fails independently, at its check's rate. Numbers, campaigns,
/// approvals and everything that people do are taken as settled. A window that slides begins on
/// its grid, at the last poll not after that. A stage that is not left within four times its soak,
/// or 30 days if that is longer, counts as never left.
package struct Simulation: Sendable {
    package let plan: Plan
    package let interval: Span
    package let traffic: Frequency
    /// The assumed true rates by check id.
    package let rates: [String: Double]
    let stages: [SimulatedStage]

    /// Creates a simulation that polls every `interval`, which is at least a second.
    ///
    /// The rates in `assumed` override those that the plan expects, and `cap` replaces
    /// ``cap(of:)``.
    package init(
        _ plan: Plan,
        interval: Span,
        assumed: [String: Double] = [:],
        cap: Span? = nil
    ) throws {
        guard let expected = plan.expect else { throw SimulationProblem.noExpectation }
        let checks = plan.trafficChecks
        let ids = checks.map(\.id)
        let written = Set(ids + checks.map(\.writtenID))
        for name in assumed.keys.sorted() where !written.contains(name) {
            throw SimulationProblem.unknownCheck(name, hint: name.hint(in: ids))
        }
        let known = expected.rates.merging(assumed) { _, new in new }
        let found = checks.map { check in
            known[check.id] ?? known[check.writtenID] ?? known[checks.twin(of: check, known)]
        }
        let missing = zip(ids, found).filter { $0.1 == nil }.map(\.0)
        guard missing.isEmpty else { throw SimulationProblem.noRates(missing) }
        let rates = Dictionary(zip(ids, found.compactMap(\.self))) { first, _ in first }
        self.plan = plan
        self.interval = interval
        traffic = expected.traffic
        self.rates = rates
        var stages: [SimulatedStage] = []
        for stage in plan.stages {
            let cap = cap ?? Self.cap(of: stage)
            stages.append(try plan.simulated(stage, interval, cap, rates))
        }
        self.stages = stages
    }

    /// Returns the longest time that a stage is simulated.
    package static func cap(of stage: Stage) -> Span {
        Span(milliseconds: max(4 * stage.soak.milliseconds, 30 * 86_400_000))
    }
}

extension Plan {
    /// The checks of traffic that an advance evaluates, in the plan's order.
    fileprivate var trafficChecks: [Check] {
        (noGo + stages.flatMap(\.gates)).filter(isOfTraffic)
    }

    fileprivate func simulated(
        _ stage: Stage,
        _ interval: Span,
        _ cap: Span,
        _ rates: [String: Double]
    ) throws -> SimulatedStage {
        guard stage.cohort.isCounted else {
            throw SimulationProblem.unknownSize(stage: stage.name)
        }
        let perHour = (expect?.traffic.perHour ?? 0) * Double(stage.cohort.most)
        guard perHour <= 1e9 else { throw SimulationProblem.tooMuchTraffic(stage: stage.name) }
        let checks = checks(of: stage).filter(isOfTraffic)
        for check in checks where check.measure.unit != nil {
            if case .last? = check.measure.window {
                throw SimulationProblem.usersInWindow(check: check.id)
            }
        }
        let noGoIDs = Set(noGo.map(\.id))
        let simulated = SimulatedStage(
            stage,
            interval: interval,
            cap: cap,
            checks: checks.compactMap { check in
                SimulatedCheck(
                    check,
                    isNoGo: noGoIDs.contains(check.id),
                    rate: rates[check.id] ?? 0,
                    requestsPerPoll: perHour * Double(interval.milliseconds) / 3_600_000,
                    users: stage.cohort.most,
                    interval: interval
                )
            }
        )
        guard simulated.lastPoll <= 10_000_000 else {
            throw SimulationProblem.tooManyPolls(stage: stage.name)
        }
        return simulated
    }
}

extension [Check] {
    /// Returns the id of a check of the same counters with a known rate: counters have one true
    /// rate.
    fileprivate func twin(of check: Check, _ rates: [String: Double]) -> String {
        first { other in
            other.measure.source == check.measure.source
                && other.measure.quantity == check.measure.quantity
                && other.measure.unit == check.measure.unit && rates[other.id] != nil
                && !other.require.isOfQuantile && !check.require.isOfQuantile
        }?.id ?? check.id
    }
}

extension Requirement {
    /// True if the limit defines which values count as failures.
    fileprivate var isOfQuantile: Bool {
        if case .quantile = self { true } else { false }
    }
}
