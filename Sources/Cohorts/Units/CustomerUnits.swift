/// The units of a list of customers, such as companies, of which a cohort takes whole ones.
///
/// They are counted in a first pass over the list, in about 100 bytes a unit and 12 bytes a
/// customer. A unit ranks by the hash of its name, as a customer does by that of its id. Invited,
/// excluded and staying are named units, and the units of named customers: none is ever divided.
package struct CustomerUnits: Sendable {
    private let excluded: ExcludedCustomers
    private let invited: RankTable
    private let invitedIDs: [CustomerID]
    private let staying: RankTable
    private let stayingIDs: [CustomerID]
    private var units: [CohortRank: Unit] = [:]
    private var repeated: RepeatedCustomers
    private var rewritten = RewrittenNumbers()
    /// The invited names that were seen, by their numbers.
    private var found: Set<Int> = []
    package private(set) var seen = 0

    /// A unit as far as its customers were read.
    private struct Unit: Sendable {
        var count = 0
        var isExcluded = false
        /// The first place of an invitation for it or one of its customers.
        var invitation = Int.max
        /// The first place of one of its customers in the cohort before.
        var place = Int.max
    }

    package init(
        invited: [CustomerID] = [],
        staying: [CustomerID] = [],
        excluded: ExcludedCustomers,
        comparedMax: Int = CohortSelection.comparedMax
    ) throws(CohortProblem) {
        self.excluded = excluded
        var table = RankTable()
        for id in invited where !table.insert(excluded.ranking.rank(of: id)) {
            throw .invitedTwice(id)
        }
        self.invited = table
        invitedIDs = invited
        var known = RankTable()
        for id in staying { known.insert(excluded.ranking.rank(of: id)) }
        self.staying = known
        stayingIDs = staying
        repeated = RepeatedCustomers(limit: comparedMax)
    }

    /// Counts a customer of a unit.
    package mutating func add(_ id: ByteSpan, unit: ByteSpan, line: Int) throws(CohortProblem) {
        try CohortProblem.checkID(id, line: line)
        try CohortProblem.checkUnit(unit, line: line)
        seen += 1
        let (rank, own) = (excluded.ranking.rank(of: id), excluded.ranking.rank(of: unit))
        repeated.note(rank, line: line)
        rewritten.note(id, line: line)
        var known = units[own] ?? Unit()
        known.count += 1
        if excluded.contains(own) || excluded.contains(rank) { known.isExcluded = true }
        for number in [invited.number(of: own), invited.number(of: rank)].compactMap(\.self) {
            known.invitation = min(known.invitation, number)
            found.insert(number)
        }
        if let number = staying.number(of: rank) { known.place = min(known.place, number) }
        units[own] = known
    }

    /// Returns the whole units that fit into a number of customers: the invited first, then those
    /// that stay, then the others by rank; the first that does not fit ends it.
    package func chosen(size: Int) throws(CohortProblem) -> ChosenUnits {
        if let line = rewritten.line { throw .rewritten(line: line) }
        if let pair = repeated.firstPair() {
            throw .duplicate(nil, line: pair.first, andLine: pair.second)
        }
        let unknown = invitedIDs.indices.filter { !found.contains($0) }.map { invitedIDs[$0] }
        guard unknown.isEmpty else { throw .invitedUnknown(unknown) }
        let inOrder = units.filter { !$0.value.isExcluded }.sorted { one, other in
            (one.value.invitation, one.value.place, one.key)
                < (other.value.invitation, other.value.place, other.key)
        }
        var taken: [(rank: CohortRank, count: Int)] = []
        var members = 0
        var next: Int?
        for (rank, unit) in inOrder {
            guard members + unit.count <= size else {
                next = unit.count
                break
            }
            members += unit.count
            taken.append((rank, unit.count))
        }
        return ChosenUnits(
            ranking: excluded.ranking,
            units: taken,
            invitedCount: inOrder.prefix(taken.count).filter { $0.value.invitation < .max }
                .reduce(0) { $0 + $1.value.count },
            staying: staying,
            stayingIDs: stayingIDs,
            barred: Set(units.filter { $0.value.isExcluded && $0.value.place < .max }.keys),
            listed: UnitCounts(
                units: taken.count,
                listed: units.count,
                excluded: units.values.count(where: \.isExcluded),
                next: next
            ),
            seen: seen,
            excluded: units.values.reduce(0) { $0 + ($1.isExcluded ? $1.count : 0) },
            compared: repeated.compared
        )
    }

    /// The number of customers who could be chosen.
    package var eligible: Int { units.values.reduce(0) { $0 + ($1.isExcluded ? 0 : $1.count) } }
}

/// The units of a cohort in numbers.
package struct UnitCounts: Hashable, Codable, Sendable {
    /// The units of the cohort.
    package let units: Int
    /// The units of the list, including the excluded.
    package let listed: Int
    package let excluded: Int
    /// The customers of the first unit that did not fit; nil if all did.
    package let next: Int?

    package init(units: Int, listed: Int, excluded: Int, next: Int?) {
        self.units = units
        self.listed = listed
        self.excluded = excluded
        self.next = next
    }
}

extension CohortProblem {
    /// Requires that a customer has a unit, named as a customer may be.
    static func checkUnit(_ unit: ByteSpan, line: Int) throws(Self) {
        do {
            try CustomerID.check(unit)
        } catch {
            throw .badUnit(error, line: line)
        }
    }
}
