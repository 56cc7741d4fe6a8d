@testable import Cohorts

extension Flag.Members {
    /// Members of whom only the list is known.
    static func listed(_ ids: [CustomerID]) -> Self {
        Self(ids: ids, ranking: CohortRanking(salt: "salt"), cut: nil, passedOver: [])
    }

    /// The cohort that is selected from a list.
    static func chosen(
        _ size: Int,
        of ids: [CustomerID],
        _ ranking: CohortRanking,
        invited: [CustomerID] = [],
        excluded: [CustomerID] = []
    ) throws -> Self {
        var refused = ExcludedCustomers(ranking: ranking)
        for id in excluded { try refused.add(id.bytes.span, line: 2) }
        var selection = try CohortSelection(size: size, invited: invited, excluded: refused)
        for (index, id) in ids.enumerated() { try selection.add(id.bytes.span, line: index + 2) }
        let cohort = try selection.cohort()
        return Self(
            ids: cohort.members,
            ranking: ranking,
            cut: cohort.soleCut,
            passedOver: cohort.passedOver
        )
    }
}
