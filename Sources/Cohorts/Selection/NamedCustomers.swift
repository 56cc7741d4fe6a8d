/// The customers who precede those drawn by rank, with their positions in the list so far.
struct NamedCustomers: Sendable {
    /// The invited in the order of their invitation, then those who stay, all without the excluded.
    let ids: [CustomerID]
    /// The number of invited customers, which come first.
    let invitedCount: Int
    /// Customers both invited and excluded, who are not taken.
    let excludedInvited: [CustomerID]
    /// Customers not invited, and excluded since they became members, who are not taken.
    let excludedStaying: [CustomerID]
    /// The ranks of the ids, in the same order.
    private let table: RankTable
    private var seen: [Seen?]

    /// The position of a named customer in the list, and the index of its stratum.
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

    /// Records the customer and returns true if it is a named one.
    mutating func admit(
        _ rank: CohortRank,
        stratum: Int?,
        line: Int
    ) throws(CohortProblem) -> Bool {
        guard let number = table.number(of: rank) else { return false }
        try note(number, Seen(line: line, stratum: stratum))
        return true
    }

    /// Merges another set, which must name the same customers.
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
    /// A named customer found in the list.
    struct Present: Sendable {
        let id: CustomerID
        let rank: CohortRank
        let isInvited: Bool
        /// The index of the stratum; nil for a customer in none.
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

    /// The invited customers missing from the list.
    var unknown: [CustomerID] { absent(0..<invitedCount) }

    /// The staying customers missing from the list.
    var departed: [CustomerID] { absent(invitedCount..<ids.count) }

    private func absent(_ numbers: Range<Int>) -> [CustomerID] {
        numbers.compactMap { seen[$0] == nil ? ids[$0] : nil }
    }
}

extension NamedCustomers {
    /// A collector of named customers in order, which ignores repetitions.
    private struct Naming {
        let excluded: ExcludedCustomers
        var ids: [CustomerID] = []
        var refused: [CustomerID] = []
        var table = RankTable()
        private var all = RankTable()

        init(excluded: ExcludedCustomers) {
            self.excluded = excluded
        }

        /// Adds a customer and returns true if it was not named before.
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
