/// The end of a cohort's part in its order.
struct CohortCut: Sendable {
    /// The last member in order before the first eligible customer who is not a member.
    ///
    /// Nil if there is no such member.
    let rank: CohortRank?
    /// The first eligible customer who is not a member; nil if there is none.
    private let next: CohortRank?

    /// Creates a cut from the members that were not invited and the eligible customers left out.
    init(members: [CohortRank], others: [CohortRank]) {
        let next = others.min()
        self.next = next
        rank = members.filter { member in next.map { member < $0 } ?? true }.max()
    }

    /// Returns true if a customer who is not a member is behind the cut.
    ///
    /// False for one who ranks before it, or who shares its number and ranks before every eligible
    /// customer left out.
    func leavesBehind(_ rank: CohortRank, _ hash: CohortHash) -> Bool {
        guard let last = self.rank else { return true }
        return hash.number(of: last) < hash.number(of: rank) || next.map { $0 < rank } ?? false
    }

    /// Returns true if an eligible customer left out has the number of the last member.
    func isShared(_ hash: CohortHash) -> Bool {
        guard let rank, let next else { return false }
        return hash.number(of: rank) == hash.number(of: next)
    }
}
