/// The customers who come before any that are drawn, and what the list has said of them so far.
struct NamedCustomers: Sendable {
    /// The invited in the order of their invitation, then those who stay; none who is excluded.
    let ids: [CustomerID]
    /// How many of the first are invited.
    let invitedCount: Int
    /// Invited and excluded: they are not taken.
    let excludedInvited: [CustomerID]
    /// Not invited, and excluded since they became members: they are not taken.
    let excludedStaying: [CustomerID]
    /// The ranks of the ids, in their order.
    private let table: RankTable
    private var seen: [Seen?]

    /// Where a named customer stood in the list, and the number of its stratum.
    private struct Seen: Sendable {
        let line: Int
        let stratum: Int?
    }

    init(
        invited: [CustomerID],
        staying: [CustomerID],
        excluded: ExcludedCustomers
    ) throws(CohortProblem) {
        var naming = Naming(excluded: excluded)
        for id in invited {
            guard naming.name(id) else { throw .invitedTwice(id) }
        }
        invitedCount = naming.ids.count
        excludedInvited = naming.refused
        for id in staying { naming.name(id) }
        excludedStaying = Array(naming.refused[excludedInvited.count...])
        ids = naming.ids
        table = naming.table
        seen = Array(repeating: nil, count: ids.count)
    }

    /// Whether the customer is a named one.
    mutating func admit(
        _ rank: CohortRank,
        stratum: Int?,
        line: Int
    ) throws(CohortProblem) -> Bool {
        guard let number = table.number(of: rank) else { return false }
        try note(number, Seen(line: line, stratum: stratum))
        return true
    }

    /// Requires that the other names the same customers.
    mutating func merge(_ other: Self) throws(CohortProblem) {
        for (number, seen) in other.seen.enumerated() {
            if let seen { try note(number, seen) }
        }
    }

    func names(sameAs other: Self) -> Bool {
        ids == other.ids && invitedCount == other.invitedCount
    }

    private mutating func note(_ number: Int, _ new: Seen) throws(CohortProblem) {
        if let old = seen[number] {
            let lines = (min(old.line, new.line), max(old.line, new.line))
            throw .duplicate(ids[number], line: lines.0, andLine: lines.1)
        }
        seen[number] = new
    }
}

extension NamedCustomers {
    /// A named customer whom the list has.
    struct Present: Sendable {
        let id: CustomerID
        let rank: CohortRank
        let isInvited: Bool
        /// Nil for one that is of none.
        let stratum: Int?
    }

    var present: [Present] {
        ids.indices.compactMap { number in
            seen[number].map {
                Present(
                    id: ids[number],
                    rank: table.ranks[number],
                    isInvited: number < invitedCount,
                    stratum: $0.stratum
                )
            }
        }
    }

    /// The invited whom the list did not have.
    var unknown: [CustomerID] { absent(0..<invitedCount) }

    /// Those who would stay and whom the list did not have.
    var departed: [CustomerID] { absent(invitedCount..<ids.count) }

    private func absent(_ numbers: Range<Int>) -> [CustomerID] {
        numbers.compactMap { seen[$0] == nil ? ids[$0] : nil }
    }
}

extension NamedCustomers {
    /// Names customers one by one, whoever is named first.
    private struct Naming {
        let excluded: ExcludedCustomers
        var ids: [CustomerID] = []
        var refused: [CustomerID] = []
        var table = RankTable()
        private var all = RankTable()

        init(excluded: ExcludedCustomers) {
            self.excluded = excluded
        }

        /// Whether nobody has named the customer before.
        @discardableResult
        mutating func name(_ id: CustomerID) -> Bool {
            let rank = excluded.ranking.rank(of: id)
            guard all.insert(rank) else { return false }
            if excluded.contains(rank) {
                refused.append(id)
            } else {
                ids.append(id)
                table.insert(rank)
            }
            return true
        }
    }
}
