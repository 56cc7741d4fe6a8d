package import AuditLog
package import Cohorts
package import Rollouts

extension RolloutLog {
    /// Returns the customers of a cohort in the rollout's order.
    ///
    /// - Throws: `RolloutLogError.otherCustomers` if they differ from those that were frozen.
    package func list(of cohort: FrozenCohort) throws -> CohortList {
        guard !isExport else { throw RolloutLogError.customersNotExported(place: log.path) }
        let list = try log.cohortList(of: cohort.entry)
        guard ListDigest(of: list.members) == cohort.members,
            ListDigest(of: list.passedOver) == cohort.passedOver
        else { throw RolloutLogError.otherCustomers(entry: cohort.entry) }
        return list
    }

    /// Returns the lists of a rollout that contain a customer, with the customer removed.
    package func forgetting(_ id: CustomerID, in rollout: String) throws -> Forgetting {
        var frozen = FrozenLists()
        try forEachEntry(of: rollout) { entry, record in frozen.take(record, of: entry.index) }
        let current = try self.rollout(named: rollout).state.cohortEntry
        return Forgetting(
            try frozen.lists.values.sorted { $0.cohort.entry < $1.cohort.entry }.compactMap {
                try without(id, $0, isCurrent: $0.cohort.entry == current)
            }
        )
    }

    /// - Throws: `RolloutLogError.excludedFromAll`, as whoever is not known to be excluded from
    ///   everybody has the release.
    private func without(
        _ id: CustomerID,
        _ frozen: Forgetting.List,
        isCurrent: Bool
    ) throws -> Forgetting.List? {
        let list = try list(of: frozen.cohort)
        if isCurrent, list.passedOver.contains(id),
            try isForEverybody(frozenIn: frozen.cohort.entry)
        {
            throw RolloutLogError.excludedFromAll(stage: frozen.stage)
        }
        let members = list.members.filter { $0 != id }
        let passedOver = list.passedOver.filter { $0 != id }
        guard members.count + passedOver.count < list.members.count + list.passedOver.count else {
            return nil
        }
        var cohort = frozen.cohort
        cohort.members = ListDigest(of: members)
        cohort.passedOver = ListDigest(of: passedOver)
        return Forgetting.List(stage: frozen.stage, cohort)
    }
}

/// The lists of customers that the log's entries attest, by the entry that froze each.
struct FrozenLists {
    private(set) var lists: [Int: Forgetting.List] = [:]
    /// The lengths of the lists when they were frozen, before anybody was forgotten.
    private(set) var lengths: [Int: CohortLengths] = [:]

    var cohorts: [Int: FrozenCohort] { lists.mapValues(\.cohort) }

    mutating func take(_ record: Record, of entry: Int) {
        for change in record.decision.changes {
            if case .cohortFrozen(let stage, let members, let passedOver) = change {
                lists[entry] = Forgetting.List(
                    stage: stage,
                    FrozenCohort(entry: entry, members: members, passedOver: passedOver)
                )
                lengths[entry] = CohortLengths(
                    members: members.count,
                    passedOver: passedOver.count
                )
            } else if case .forgotten(let stage, let cohort) = change {
                lists[cohort.entry] = Forgetting.List(stage: stage, cohort)
            }
        }
    }
}
