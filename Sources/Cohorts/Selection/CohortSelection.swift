/// A selection of a cohort in one pass over the customers, in any order.
///
/// The cohort has exactly the requested size, or fewer members if there are too few customers. A
/// smaller cohort from the same customers is a part of it. Staying customers remain members even if
/// the salt or the list has changed, as long as the list contains them. Memory holds up to one
/// cohort for each stratum, and 12 bytes a customer to detect repeated ids.
package struct CohortSelection: Sendable {
    private let size: Int
    private let strata: Strata?
    private let names: [[UInt8]]
    private let excluded: ExcludedCustomers
    private var named: NamedCustomers
    private var repeated: RepeatedCustomers
    private var rewritten = RewrittenNumbers()
    /// One pool for each stratum; a single one without strata.
    private var pools: [LowestRanks]
    private var excludedCount = 0
    /// Excluded customers of the list, including all who are not behind the cut.
    private var refused: [LowestRanks.Candidate] = []
    private var unplaced = 0
    package private(set) var seen = 0

    /// The maximum number of customers compared to find repeated ones: 12 bytes each, 240 MB.
    package static let comparedMax = 20_000_000

    /// Creates a selection of a size from 0 to 10⁹; `staying` is the previous cohort, in its order.
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
        // None of the staying customers may be left in the list.
        let drawn = max(0, size - named.invitedCount)
        pools = Array(repeating: LowestRanks(count: drawn), count: max(1, names.count))
    }

    /// Adds one customer; the stratum's column is ignored without strata.
    package mutating func add(
        _ id: ByteSpan,
        stratum: ByteSpan = ByteSpan(),
        line: Int
    ) throws(CohortProblem) {
        try CohortProblem.checkID(id, line: line)
        let rank = excluded.ranking.rank(of: id)
        seen += 1
        repeated.note(rank, line: line)
        rewritten.note(id, line: line)
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

    /// Adds the customers of another selection from the same list, so that two can share the work.
    ///
    /// Requires that both were created for the same cohort. The division of the customers does not
    /// matter; each compares up to its own limit.
    package mutating func merge(_ other: Self) throws(CohortProblem) {
        precondition(
            size == other.size && strata == other.strata && named.names(sameAs: other.named),
            "both selections are for one cohort"
        )
        try named.merge(other.named)
        repeated.merge(other.repeated)
        rewritten.merge(other.rewritten)
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
    /// Returns the cohort chosen from the customers added so far.
    package func cohort() throws(CohortProblem) -> SelectedCohort {
        // First, as numbers that were rounded are repeated too.
        if let line = rewritten.line { throw .rewritten(line: line) }
        if let pair = repeated.firstPair() {
            throw .duplicate(nil, line: pair.first, andLine: pair.second)
        }
        let ranked = pools.map(\.sorted)
        for pool in ranked { try Self.checkNobodyIsTwice(in: pool) }
        guard named.unknown.isEmpty else { throw .invitedUnknown(named.unknown) }
        return selected(ranked)
    }

    private func selected(_ ranked: [[LowestRanks.Candidate]]) -> SelectedCohort {
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
        in pool: [LowestRanks.Candidate]
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
