import Cohorts
import Rollouts
import Values

extension Rules {
    /// Requires 2 to 64 strata, whose shares add up to the whole cohort.
    @Sendable static func strataShareAll(_ plan: PlanDocument) -> [Finding] {
        guard let strata = plan.population.value?.strata.value, let at = strata.shares.at,
            let shares = strata.shares.value
        else { return [] }
        guard 2...Strata.countMax ~= shares.count else { return [.notSoMany(shares.count, at: at)] }
        let sum = shares.map(\.value.millionths).reduce(0, +)
        return sum == 1_000_000 ? [] : [.notAll(sum, at: at)]
    }
}

extension Finding {
    fileprivate static func notSoMany(_ count: Int, at location: Location) -> Self {
        .error("there are 2 to \(Strata.countMax) strata, not \(count)", at: location)
    }

    fileprivate static func notAll(_ millionths: Int, at location: Location) -> Self {
        let percent = (Double(millionths) / 10_000).plain
        return .error("the shares of the strata sum to \(percent)%, not 100%", at: location)
    }
}
