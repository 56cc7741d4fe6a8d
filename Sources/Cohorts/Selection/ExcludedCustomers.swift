/// Customers that no cohort takes, even if they are invited.
///
/// The list may contain customers outside the population, and repeat one. It takes up to 64 bytes a
/// customer.
package struct ExcludedCustomers: Sendable {
    package let ranking: CohortRanking
    private var table = RankTable()
    private var rewritten = RewrittenNumbers()

    package init(ranking: CohortRanking) {
        self.ranking = ranking
    }

    package var count: Int { table.ranks.count }

    package mutating func add(_ id: ByteSpan, line: Int) throws(CohortProblem) {
        try CohortProblem.checkID(id, line: line)
        table.insert(ranking.rank(of: id))
        rewritten.note(id, line: line)
    }

    /// Throws if the ids added so far look like numbers that a table program rewrote.
    package func checkWhole() throws(CohortProblem) {
        if let line = rewritten.line { throw .rewritten(line: line) }
    }

    package func contains(_ id: CustomerID) -> Bool {
        contains(ranking.rank(of: id))
    }

    func contains(_ rank: CohortRank) -> Bool {
        table.contains(rank)
    }
}
