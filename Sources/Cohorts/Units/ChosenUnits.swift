/// The units of a cohort, whose customers are taken in a second pass over the list.
package struct ChosenUnits: Sendable {
    private let ranking: CohortRanking
    private let counts: [Int]
    private let numbers: RankTable
    private let invitedCount: Int
    private let staying: RankTable
    private let stayingIDs: [CustomerID]
    /// Excluded units with customers who have the release.
    private let barred: Set<CohortRank>
    package let listed: UnitCounts
    private let seenBefore: Int
    private let excluded: Int
    private let compared: Int
    private var members: [[Member]]
    private var seen = 0
    /// The staying customers that the list still has, by their numbers.
    private var present: Set<Int> = []
    /// Those of them whose unit is excluded now.
    private var refused: Set<Int> = []

    private struct Member: Sendable {
        let rank: CohortRank
        let id: CustomerID
    }

    init(
        ranking: CohortRanking,
        units: [(rank: CohortRank, count: Int)],
        invitedCount: Int,
        staying: RankTable,
        stayingIDs: [CustomerID],
        barred: Set<CohortRank>,
        listed: UnitCounts,
        seen: Int,
        excluded: Int,
        compared: Int
    ) {
        self.ranking = ranking
        var numbers = RankTable()
        for unit in units { numbers.insert(unit.rank) }
        self.numbers = numbers
        counts = units.map(\.count)
        members = units.map { _ in [] }
        self.invitedCount = invitedCount
        self.staying = staying
        self.stayingIDs = stayingIDs
        self.barred = barred
        self.listed = listed
        seenBefore = seen
        self.excluded = excluded
        self.compared = compared
    }

    /// Takes a customer if it is of a chosen unit.
    package mutating func add(_ id: ByteSpan, unit: ByteSpan) {
        seen += 1
        let rank = ranking.rank(of: id)
        let own = ranking.rank(of: unit)
        if let number = staying.number(of: rank) {
            present.insert(number)
            if barred.contains(own) { refused.insert(number) }
        }
        guard let number = numbers.number(of: own) else { return }
        members[number].append(Member(rank: rank, id: CustomerID(checked: id)))
    }

    /// Returns the cohort, unit by unit, and inside of each in the order of the customers' ranks.
    ///
    /// - Throws: ``CohortProblem/changed`` if the list was another one in the second pass.
    package func cohort() throws(CohortProblem) -> SelectedCohort {
        guard seen == seenBefore, members.map(\.count) == counts else { throw .changed }
        let ids = members.flatMap { $0.sorted { $0.rank < $1.rank }.map(\.id) }
        let taken = Set(ids)
        let gone = stayingIDs.indices.filter { !present.contains($0) }.map { stayingIDs[$0] }
        return SelectedCohort(
            members: ids,
            invitedCount: invitedCount,
            seen: seen,
            excluded: excluded,
            excludedInvited: [],
            excludedStaying: refused.sorted().map { stayingIDs[$0] },
            departed: gone.filter { !taken.contains($0) },
            passedOver: [],
            cutIsShared: false,
            unplaced: 0,
            compared: compared,
            parts: [.init(name: nil, count: ids.count, cut: nil)],
            units: listed
        )
    }
}
