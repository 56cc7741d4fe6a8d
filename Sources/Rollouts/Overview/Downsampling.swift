extension Array {
    /// Returns at most the given number of elements, in order and evenly spread.
    ///
    /// The elements at the indices of each tier precede those of the next tier and all others. The
    /// choice is deterministic.
    func thinned(to most: Int, keeping tiers: [[Int]]) -> Self {
        guard count > most else { return self }
        var kept: Set<Int> = []
        for tier in tiers + [Array<Int>(indices)] {
            kept.formUnion(tier.filter { !kept.contains($0) }.evenly(most - kept.count))
        }
        return kept.sorted().map { self[$0] }
    }

    private func evenly(_ wanted: Int) -> Self {
        guard count > wanted else { return self }
        return (0..<Swift.max(0, wanted)).map { self[$0 * count / wanted] }
    }
}
