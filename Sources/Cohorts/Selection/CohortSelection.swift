/// Chooses a cohort in one pass over the customers, in any order.
///
/// The cohort has exactly the size that is asked for, or fewer members where there are not enough
/// customers. A cohort of fewer from the same customers is a part of it. Those who stay are members
/// whatever has become of the salt and the list since, as long as it has them. What is kept is as
/// much as the cohort, for each stratum, and 12 bytes a customer to find one who is there twice.
package struct CohortSelection: Sendable {
    private let size: Int
    private let strata: Strata?
    private let names: [[UInt8]]
    private let excluded: ExcludedCustomers
    private var named: NamedCustomers
    private var repeated: RepeatedCustomers
    /// One for each stratum; without strata one.
    private var pools: [LeastRanked]
    private var excludedCount = 0
    /// Excluded customers of the list, with all of those that the cut will not leave behind.
    private var refused: [LeastRanked.Candidate] = []
    private var unplaced = 0
    package private(set) var seen = 0

    /// Takes as many as 20,000,000 customers' 12 bytes, 240 MB, before it stops comparing them.
    package static let comparedMax = 20_000_000

    /// Requires a size from 0 to 10⁹; those who stay are the cohort before, in its order.
    package init(
        size: Int,
        invited: [CustomerID] = [],
        staying: [CustomerID] = [],
        excluded: ExcludedCustomers,
        strata: Strata? = nil,
        comparedMax: Int = Self.comparedMax
    ) throws(CohortProblem) {
        precondition(0...1_000_000_000 ~= size, "a cohort has up to 10⁹ members")
        self.size = size
        self.strata = strata
        names = strata?.list.map { Array($0.name.utf8) } ?? []
        self.excluded = excluded
        named = try NamedCustomers(invited: invited, staying: staying, excluded: excluded)
        repeated = RepeatedCustomers(limit: comparedMax)
        // Those who stay may all be gone.
        let drawn = max(0, size - named.invitedCount)
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
            refuse(id, rank: rank, line: line)
            return
        }
        let pool = strata == nil ? 0 : names.firstIndex { stratum.hasBytes($0) }
        if pool == nil { unplaced += 1 }
        guard try !named.admit(rank, stratum: pool, line: line), let pool else { return }
        pools[pool].offer(id, rank: rank, line: line)
    }

    /// Adds what another selection saw of the same list, so that two can share its customers.
    ///
    /// Requires that both were made for the same cohort. Which one saw which customer does not
    /// matter; each compares up to its own limit.
    package mutating func merge(_ other: Self) throws(CohortProblem) {
        precondition(
            size == other.size && strata == other.strata && named.names(sameAs: other.named),
            "both selections are for one cohort"
        )
        try named.merge(other.named)
        repeated.merge(other.repeated)
        for index in pools.indices { pools[index].merge(other.pools[index]) }
        seen += other.seen
        excludedCount += other.excludedCount
        refused += other.refused
        unplaced += other.unplaced
    }

    private mutating func refuse(_ id: ByteSpan, rank: CohortRank, line: Int) {
        guard strata == nil, pools[0].reaches(rank) else { return }
        refused.append(.init(rank: rank, id: CustomerID(checked: id), line: line))
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
        guard named.unknown.isEmpty else { throw .invitedUnknown(named.unknown) }
        return selected(ranked)
    }

    private func selected(_ ranked: [[LeastRanked.Candidate]]) -> SelectedCohort {
        let seating = Seating(
            size: size,
            weights: strata?.list.map(\.weight) ?? [1],
            named: named.present,
            ranked: ranked
        )
        let parts = zip(seating.counts, seating.cuts).enumerated().map { stratum, part in
            SelectedCohort.Part(
                name: strata?.list[stratum].name,
                count: part.0,
                cut: part.1.rank
            )
        }
        return SelectedCohort(
            members: seating.members,
            invitedCount: seating.invitedCount,
            seen: seen,
            excluded: excludedCount,
            excludedInvited: named.excludedInvited,
            excludedStaying: named.excludedStaying,
            departed: named.departed,
            passedOver: passedOver(by: seating.cuts[0]),
            cutIsShared: strata == nil && seating.cuts[0].isShared(excluded.ranking.hash),
            unplaced: unplaced,
            compared: repeated.compared,
            parts: parts
        )
    }

    private func passedOver(by cut: CohortCut) -> [CustomerID] {
        guard strata == nil, cut.rank != nil else { return [] }
        let ranking = excluded.ranking
        let former = (named.departed + named.excludedStaying).map { ($0, ranking.rank(of: $0)) }
        let passed = (former + refused.map { ($0.id, $0.rank) })
            .filter { !cut.leavesBehind($0.1, ranking.hash) }
        return Set(passed.map(\.0)).sorted()
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
