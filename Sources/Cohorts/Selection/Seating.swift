/// The choice of members: the named customers first, then the others by strata and ranks.
struct Seating: Sendable {
    private(set) var members: [CustomerID]
    let invitedCount: Int
    /// The number of members of each stratum; a single number without strata.
    let counts: [Int]
    let cuts: [CohortCut]

    /// Takes the named in their order, and from each stratum the others in the order of their
    /// ranks.
    init(
        size: Int,
        weights: [Int],
        named: [NamedCustomers.Present],
        ranked: [[LowestRanks.Candidate]]
    ) {
        let (seated, left) = (named.prefix(size), named.dropFirst(size))
        members = seated.map(\.id)
        invitedCount = seated.count { $0.isInvited }
        let present = weights.indices.map { stratum in seated.count { $0.stratum == stratum } }
        var order = SeatOrder(weights: weights, present: present)
        var drawn = ranked.map { _ in 0 }
        while members.count < size,
            let stratum = order.next(hasMore: { drawn[$0] < ranked[$0].count })
        {
            members.append(ranked[stratum][drawn[stratum]].id)
            drawn[stratum] += 1
        }
        counts = order.taken
        let staying = seated.filter { !$0.isInvited }
        cuts = zip(ranked, drawn).enumerated().map { stratum, part in
            CohortCut(
                members: staying.ranks(of: stratum) + part.0.prefix(part.1).map(\.rank),
                others: left.ranks(of: stratum) + part.0.dropFirst(part.1).map(\.rank)
            )
        }
    }
}

extension Sequence<NamedCustomers.Present> {
    fileprivate func ranks(of stratum: Int) -> [CohortRank] {
        filter { $0.stratum == stratum }.map(\.rank)
    }
}
