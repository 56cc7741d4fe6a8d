import Rollouts
import Statistics
import Values

extension Plan {
    /// Returns what each check needs in each stage where it applies, in the plan's order.
    ///
    /// The pace of the traffic is the measured one, in trials an hour by the check's id for the
    /// present stage, or else the one that the plan expects.
    package func needs(measured: [String: Double] = [:]) -> [Need] {
        var reckoning = Reckoning(plan: self, measured: measured)
        return stages.flatMap { stage in
            checks(of: stage).map { reckoning.need(of: $0, in: stage) }
        }
    }
}

/// A cache of what each limit needs: a plan may repeat the same limit a thousand times.
private struct Reckoning {
    let plan: Plan
    let measured: [String: Double]
    private var tests: [Limits: AnytimeTest?] = [:]
    private var expectations: [Limits: Need.Expected] = [:]

    private struct Limits: Hashable {
        let limit: Double
        let confidence: Double
        let share: ErrorShare
        var rate = 0.0
    }

    /// The number of users under which a percentage of requests says little about users.
    private static let fewUsers = 1_000

    init(plan: Plan, measured: [String: Double]) {
        self.plan = plan
        self.measured = measured
    }

    mutating func need(of check: Check, in stage: Stage) -> Need {
        let require = check.require
        if case .trials(let trials, let failures) = require {
            return Need(stage, check, .campaign(trials: trials, failures: failures))
        }
        if let (count, kind) = require.traits.needs {
            return Need(stage, check, .values(atLeast: count, kind))
        }
        if case .quantile(let quantile, _, let confidence) = require,
            check.measure.quantity.name == .samples
        {
            let count = [Double].needed(quantile: quantile, confidence: confidence)
            return Need(stage, check, .values(atLeast: count, "samples"))
        }
        guard let rate = require.traits.rateUnder, let confidence = require.traits.confidence
        else { return Need(stage, check, .number(require.text)) }
        let share = ErrorShare(count: 1, window: check.grid?.number(after: check.age(in: stage)))
        return traffic(Limits(limit: rate, confidence: confidence, share: share), check, stage)
    }

    private mutating func traffic(_ limits: Limits, _ check: Check, _ stage: Stage) -> Need {
        guard let test = test(limits) else {
            return Need(stage, check, .number(check.require.text))
        }
        let clean = test.cleanTrialsNeeded()
        let growing = limits.share.window.map { _ in
            test.spending(.first).cleanTrialsNeeded()
        }
        let expected = plan.expect?.rates[check.writtenID].map { expectation(limits, $0, test) }
        let perHour =
            measured[check.id]
            ?? (stage.cohort.isCounted ? plan.expect : nil).map {
                $0.traffic.perHour * Double(stage.cohort.least)
            }
        let needed = expected.map(\.trials) ?? clean
        let pace = perHour.map { pace in
            Need.Pace(perHour: pace, time: needed.flatMap { Self.time(for: $0, at: pace) })
        }
        return Need(
            stage,
            check,
            .traffic(clean: clean, growing: growing, expected: expected, pace: pace),
            problem(needed, pace, limits, check, stage)
        )
    }

    private mutating func test(_ limits: Limits) -> AnytimeTest? {
        if let known = tests[limits] { return known }
        let whole = AnytimeTest(limit: limits.limit, confidence: limits.confidence)
        let test = whole?.spending(limits.share)
        tests[limits] = .some(test)
        return test
    }

    private func problem(
        _ needed: Int?,
        _ pace: Need.Pace?,
        _ limits: Limits,
        _ check: Check,
        _ stage: Stage
    ) -> Need.Problem? {
        guard let needed else { return .neverAtThisRate }
        if let pace, let grid = check.grid {
            let age = check.age(in: stage)
            let length = age - grid.startOffset(after: age)
            let holds = min(pace.perHour * Double(length) / 3_600_000, 1e15)
            if holds < Double(needed) { return .windowTooShort(holds: Int(holds)) }
        }
        let warmUp = check.measure.after?.duration ?? .zero
        if let time = pace?.time, time + warmUp > stage.soak.duration {
            return .tooSlow(soak: stage.soak)
        }
        guard stage.cohort.isCounted, stage.cohort.least < Self.fewUsers,
            check.measure.unit == nil,
            let nobody = Proportion(failures: 0, trials: stage.cohort.most)
        else { return nil }
        let bound = ClopperPearson.upper(nobody, confidence: limits.confidence)
        return bound > limits.limit ? .fewUsers(stage.cohort, upperBound: bound) : nil
    }

    private static func time(for trials: Int, at perHour: Double) -> Duration? {
        let hours = Double(trials) / perHour
        return hours < 1e6 ? .milliseconds(Int64(hours * 3_600_000)) : nil
    }

    private mutating func expectation(
        _ limits: Limits,
        _ rate: Double,
        _ test: AnytimeTest
    ) -> Need.Expected {
        var key = limits
        key.rate = rate
        if let known = expectations[key] { return known }
        let expected = Need.Expected(rate: rate, trials: test.trialsNeeded(atRate: rate))
        expectations[key] = expected
        return expected
    }
}

extension Check {
    /// The age of the stage, in milliseconds, at which its window is first judged in full.
    fileprivate func age(in stage: Stage) -> Int64 {
        guard case .last(let span)? = measure.window else { return stage.soak.milliseconds }
        return max(stage.soak.milliseconds, span.milliseconds)
    }
}

extension Need {
    fileprivate init(
        _ stage: Stage,
        _ check: Check,
        _ evidence: Evidence,
        _ problem: Problem? = nil
    ) {
        self.init(stage: stage.name, check: check.id, evidence: evidence, problem: problem)
    }
}
