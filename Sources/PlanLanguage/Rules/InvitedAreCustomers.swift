import Cohorts
import Rollouts
import Values

extension Rules {
    /// Requires invited ids to be valid and distinct, and to fit into the first stage.
    @Sendable static func invitedAreCustomers(_ plan: PlanDocument) -> [Finding] {
        guard let invited = plan.population.value?.invited.value else { return [] }
        var seen: Set<[UInt8]> = []
        let findings =
            invited.compactMap { id -> Finding? in
                do throws(CustomerIDProblem) {
                    _ = try CustomerID(id.value)
                } catch {
                    return .noID(error, at: id.at)
                }
                return seen.insert(Array(id.value.utf8)).inserted ? nil : .invitedTwice(id)
            } + rewritten(invited)
        guard let first = plan.stages.items().first?.cohort.value, invited.count > first.most,
            let at = plan.population.value?.invited.at
        else { return findings }
        return findings + [.tooMany(invited.count, first, at: at)]
    }

    /// One invited id may be right, if the list of customers has it; that is looked up there.
    private static func rewritten(_ invited: [Located<String>]) -> [Finding] {
        var numbers = RewrittenNumbers()
        for (index, id) in invited.enumerated() {
            numbers.note(Array(id.value.utf8).span, line: index)
        }
        guard invited.count > 1, let first = numbers.line else { return [] }
        return [.rewritten(at: invited[first].at)]
    }
}

extension Finding {
    fileprivate static func noID(_ problem: CustomerIDProblem, at location: Location) -> Self {
        .error("not a customer id: \(problem)", at: location)
    }

    fileprivate static func invitedTwice(_ id: Located<String>) -> Self {
        .error("\(id.value.quoted) is invited twice", at: id.at)
    }

    fileprivate static func rewritten(at location: Location) -> Self {
        .error(
            "all who are invited are numbers as a table program rewrites them (1042.0, 1.04E+09):"
                + " write their ids",
            at: location
        )
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
