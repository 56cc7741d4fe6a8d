/// Chooses a cohort in one pass over the customers, in any order.
///
/// The cohort has exactly the size that is asked for, or fewer members where there are not enough
/// customers. A cohort of fewer from the same customers is a part of it. What is kept is as much
/// as the cohort, for each stratum, and 12 bytes a customer to find one who is there twice.
package struct CohortSelection: Sendable {
    private let size: Int
    private let strata: Strata?
    private let names: [[UInt8]]
    private let excluded: ExcludedCustomers
    private var invited: InvitedCustomers
    private var repeated: RepeatedCustomers
    /// One for each stratum; without strata one.
    private var pools: [LeastRanked]
    private var excludedCount = 0
    private var unplaced = 0
    package private(set) var seen = 0

    /// Takes as many as 20,000,000 customers' 12 bytes, 240 MB, before it stops comparing them.
    package static let comparedMax = 20_000_000

    /// Requires a size from 0 to 10⁹.
    package init(
        size: Int,
        invited: [CustomerID] = [],
        excluded: ExcludedCustomers,
        strata: Strata? = nil,
        comparedMax: Int = Self.comparedMax
    ) throws(CohortProblem) {
        precondition(0...1_000_000_000 ~= size, "a cohort has up to 10⁹ members")
        self.size = size
        self.strata = strata
        names = strata?.list.map { Array($0.name.utf8) } ?? []
        self.excluded = excluded
        self.invited = try InvitedCustomers(invited, excluded: excluded)
        repeated = RepeatedCustomers(limit: comparedMax)
        let drawn = max(0, size - self.invited.ids.count)
        pools = Array(repeating: LeastRanked(count: drawn), count: max(1, names.count))
    }

    /// Looks at one more customer; what the stratum's column says is unused without strata.
    package mutating func add(
        _ id: ByteSpan,
        stratum: ByteSpan = ByteSpan(),
        line: Int
    ) throws(CohortProblem) {
        try CohortProblem.checkID(id, line: line)
        let rank = excluded.ranking.rank(of: id)
        seen += 1
        repeated.note(rank, line: line)
        guard !excluded.contains(rank) else {
            excludedCount += 1
            return
        }
        let pool = strata == nil ? 0 : names.firstIndex { stratum.hasBytes($0) }
        if pool == nil { unplaced += 1 }
        guard try !invited.admit(rank, stratum: pool, line: line), let pool else { return }
        pools[pool].offer(id, rank: rank, line: line)
    }

    /// Adds what another selection saw of the same list, so that two can share its customers.
    ///
    /// Requires that both were made for the same cohort. Which one saw which customer does not
    /// matter; each compares up to its own limit.
    package mutating func merge(_ other: Self) throws(CohortProblem) {
        precondition(
            size == other.size && strata == other.strata && invited.ids == other.invited.ids,
            "both selections are for one cohort"
        )
        try invited.merge(other.invited)
        repeated.merge(other.repeated)
        for index in pools.indices { pools[index].merge(other.pools[index]) }
        seen += other.seen
        excludedCount += other.excludedCount
        unplaced += other.unplaced
    }
}

extension CohortSelection {
    /// The cohort of the customers that were looked at.
    package func cohort() throws(CohortProblem) -> SelectedCohort {
        if let pair = repeated.firstPair() {
            throw .duplicate(nil, line: pair.first, andLine: pair.second)
        }
        let ranked = pools.map(\.sorted)
        for pool in ranked { try Self.checkNobodyIsTwice(in: pool) }
        guard invited.unknown.isEmpty else { throw .invitedUnknown(invited.unknown) }
        return seated(ranked)
    }

    private func seated(_ ranked: [[LeastRanked.Candidate]]) -> SelectedCohort {
        var members = Array(invited.ids.prefix(size))
        var order = seatOrder(present: invited.strata(ofFirst: members.count))
        var drawn = ranked.map { _ in 0 }
        while members.count < size,
            let pool = order.next(hasMore: { drawn[$0] < ranked[$0].count })
        {
            members.append(ranked[pool][drawn[pool]].id)
            drawn[pool] += 1
        }
        let parts = ranked.indices.map { pool in
            SelectedCohort.Part(
                name: strata?.list[pool].name,
                count: order.taken[pool],
                cut: drawn[pool] > 0 ? ranked[pool][drawn[pool] - 1].rank : nil
            )
        }
        return SelectedCohort(
            members: members,
            seen: seen,
            excluded: excludedCount,
            excludedInvited: invited.excluded,
            unplaced: unplaced,
            compared: repeated.compared,
            parts: parts
        )
    }

    private func seatOrder(present: [Int?]) -> SeatOrder {
        var counts = pools.map { _ in 0 }
        for case let pool? in present { counts[pool] += 1 }
        return SeatOrder(weights: strata?.list.map(\.weight) ?? [1], present: counts)
    }

    private static func checkNobodyIsTwice(
        in pool: [LeastRanked.Candidate]
    ) throws(CohortProblem) {
        for (one, next) in zip(pool, pool.dropFirst()) where one == next {
            let lines = [one.line, next.line].sorted()
            throw .duplicate(one.id, line: lines[0], andLine: lines[1])
        }
    }
}

extension ByteSpan {
    fileprivate func hasBytes(_ bytes: [UInt8]) -> Bool {
        guard count == bytes.count else { return false }
        for index in indices where self[index] != bytes[index] { return false }
        return true
    }
}
