/// A set of ranks that numbers them in order of insertion.
///
/// Open addressing, at most half full. A slot holds 32 bits of the rank beside its number, so that
/// a missing rank is rarely compared in full; a match always is.
package struct RankTable: Sendable {
    private(set) var ranks: [CohortRank] = []
    private var slots = [UInt64](repeating: 0, count: 16)

    /// Returns the number of a rank, from 0; nil if it is not in the table.
    func number(of rank: CohortRank) -> Int? {
        var slot = firstSlot(of: rank)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == rank.tag {
                let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
                if ranks[number] == rank { return number }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    func contains(_ rank: CohortRank) -> Bool {
        number(of: rank) != nil
    }

    /// Inserts a rank and returns true if it is new.
    @discardableResult
    mutating func insert(_ rank: CohortRank) -> Bool {
        guard !contains(rank) else { return false }
        precondition(ranks.count < UInt32.max, "a slot numbers 2³² ranks")
        ranks.append(rank)
        if ranks.count * 2 > slots.count { grow() } else { place(rank, number: ranks.count) }
        return true
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        for index in ranks.indices { place(ranks[index], number: index + 1) }
    }

    private mutating func place(_ rank: CohortRank, number: Int) {
        var slot = firstSlot(of: rank)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = rank.tag << 32 | UInt64(number)
    }

    private func firstSlot(of rank: CohortRank) -> Int {
        Int(truncatingIfNeeded: rank.words[0]) & (slots.count - 1)
    }
}

extension CohortRank {
    /// Bits that do not determine the first slot.
    fileprivate var tag: UInt64 { words[1] >> 32 }
}
