/// How far into its order a part of a cohort reaches.
struct CohortCut: Sendable {
    /// The last member that the order brings: before it there is nobody who could be one and is
    /// not.
    ///
    /// Nil where the order brings nobody.
    let rank: CohortRank?
    /// The first customer who could be a member and is not; nil where there is none.
    private let next: CohortRank?

    /// The members that nobody invited, and those who could be members and are not.
    init(members: [CohortRank], others: [CohortRank]) {
        let next = others.min()
        self.next = next
        rank = members.filter { member in next.map { member < $0 } ?? true }.max()
    }

    /// Whether the cut leaves one behind who is no member; false for one who ranks before it, or
    /// shares its number and ranks before whoever could be a member.
    func leavesBehind(_ rank: CohortRank, _ hash: CohortHash) -> Bool {
        guard let last = self.rank else { return true }
        return hash.number(of: last) < hash.number(of: rank) || next.map { $0 < rank } ?? false
    }

    /// Whether one who is not a member has the number of the last member.
    func isShared(_ hash: CohortHash) -> Bool {
        guard let rank, let next else { return false }
        return hash.number(of: rank) == hash.number(of: next)
    }
}
