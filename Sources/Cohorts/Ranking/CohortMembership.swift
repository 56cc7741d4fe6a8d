/// The frozen list of a cohort, to ask who is in it: well under a microsecond a question.
///
/// Ids are told apart by their whole hash and so by their bytes; 50,000 of them take 3 MB.
package struct CohortMembership: Sendable {
    private let ranking: CohortRanking
    private var table = RankTable()

    /// The list of a cohort, in any order; an id that comes twice counts once.
    package init(_ members: some Sequence<CustomerID>, ranking: CohortRanking) {
        self.ranking = ranking
        for id in members { table.insert(ranking.rank(of: id)) }
    }

    package var count: Int { table.ranks.count }

    /// Any bytes may be asked about: those that are no id are in no cohort.
    package func contains(_ id: ByteSpan) -> Bool {
        table.contains(ranking.rank(of: id))
    }

    package func contains(_ id: CustomerID) -> Bool {
        contains(id.bytes.span)
    }

    package func contains(_ text: String) -> Bool {
        contains(Array(text.utf8).span)
    }
}
