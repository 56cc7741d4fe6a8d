import Cohorts
import Rollouts
import Values

extension Rules {
    /// Requires invited ids to be valid and distinct, and to fit into the first stage.
    @Sendable static func invitedAreCustomers(_ plan: PlanDocument) -> [Finding] {
        guard let invited = plan.population.value?.invited.value else { return [] }
        var seen: Set<[UInt8]> = []
        let findings = invited.compactMap { id -> Finding? in
            do throws(CustomerIDProblem) {
                _ = try CustomerID(id.value)
            } catch {
                return .noID(error, at: id.at)
            }
            return seen.insert(Array(id.value.utf8)).inserted ? nil : .invitedTwice(id)
        }
        guard let first = plan.stages.items().first?.cohort.value, invited.count > first.most,
            let at = plan.population.value?.invited.at
        else { return findings }
        return findings + [.tooMany(invited.count, first, at: at)]
    }
}

extension Finding {
    fileprivate static func noID(_ problem: CustomerIDProblem, at location: Location) -> Self {
        .error("not a customer id: \(problem)", at: location)
    }

    fileprivate static func invitedTwice(_ id: Located<String>) -> Self {
        .error("\(id.value.quoted) is invited twice", at: id.at)
    }

    fileprivate static func tooMany(
        _ count: Int,
        _ cohort: CohortSize,
        at location: Location
    ) -> Self {
        .error(
            "\(count.grouped) are invited, and the first stage takes \(cohort.text)",
            at: location
        )
    }
}
