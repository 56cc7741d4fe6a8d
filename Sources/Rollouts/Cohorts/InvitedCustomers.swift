/// The customers that a person invited, and what the list of customers has said of them so far.
struct InvitedCustomers: Sendable {
    /// In the order of the invitation, without those that are excluded.
    let ids: [CustomerID]
    /// Invited and excluded: they are not taken.
    let excluded: [CustomerID]
    private var table = RankTable()
    private var seen: [Seen?]

    /// Where an invited customer stood in the list, and the number of its stratum.
    private struct Seen: Sendable {
        let line: Int
        let stratum: Int?
    }

    init(_ invited: [CustomerID], excluded: ExcludedCustomers) throws(CohortProblem) {
        var ids: [CustomerID] = []
        var refused: [CustomerID] = []
        var all = RankTable()
        for id in invited {
            let rank = excluded.ranking.rank(of: id)
            guard all.insert(rank) else { throw .invitedTwice(id) }
            if excluded.contains(rank) {
                refused.append(id)
            } else {
                ids.append(id)
                table.insert(rank)
            }
        }
        self.ids = ids
        self.excluded = refused
        seen = Array(repeating: nil, count: ids.count)
    }

    /// Whether the customer is an invited one.
    mutating func admit(
        _ rank: CohortRank,
        stratum: Int?,
        line: Int
    ) throws(CohortProblem) -> Bool {
        guard let number = table.number(of: rank) else { return false }
        try note(number, Seen(line: line, stratum: stratum))
        return true
    }

    mutating func merge(_ other: Self) throws(CohortProblem) {
        for (number, seen) in other.seen.enumerated() {
            if let seen { try note(number, seen) }
        }
    }

    private mutating func note(_ number: Int, _ new: Seen) throws(CohortProblem) {
        if let old = seen[number] {
            let lines = (min(old.line, new.line), max(old.line, new.line))
            throw .duplicate(ids[number], line: lines.0, andLine: lines.1)
        }
        seen[number] = new
    }

    /// The numbers of the strata of the first few invited; nil for one that is of none.
    func strata(ofFirst count: Int) -> [Int?] {
        seen.prefix(count).map { $0?.stratum }
    }

    /// Those that the list did not have.
    var unknown: [CustomerID] {
        zip(ids, seen).compactMap { $1 == nil ? $0 : nil }
    }
}
