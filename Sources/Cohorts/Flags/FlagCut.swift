/// A range of numbers that separates a cohort's members from others, apart from named exceptions.
package struct FlagCut: Sendable {
    let ranking: CohortRanking
    /// The range from the least number that a rule can distinguish from none to the last member's.
    package let numbers: ClosedRange<Int>
    /// Members whose number is outside the range.
    package let including: [CustomerID]
    /// Other customers whose number is within the range.
    package let excluding: [CustomerID]

    static let exceptionsMax = 1_000

    /// Creates a cut, or nil if no number separates the members or there are over 1,000 exceptions.
    package init?(of cohort: Flag.Members) {
        guard let rank = cohort.cut else { return nil }
        let ranking = cohort.ranking
        let (least, reached) = (ranking.hash.leastNumber, ranking.hash.number(of: rank))
        let members = cohort.ids.map { ($0, ranking.number(of: $0)) }
        let told = members.map(\.1).filter { least <= $0 && $0 <= reached }
        guard let last = told.max() else { return nil }
        let numbers = least...last
        including = members.filter { !numbers.contains($0.1) }.map(\.0)
        excluding = cohort.passedOver.filter { numbers.contains(ranking.number(of: $0)) }
        guard including.count + excluding.count <= Self.exceptionsMax else { return nil }
        self.ranking = ranking
        self.numbers = numbers
    }
}

extension CohortRanking {
    fileprivate func number(of id: CustomerID) -> Int {
        hash.number(of: rank(of: id))
    }
}

extension CohortHash {
    /// The least usable number: a rule reads a missing or non-numeric attribute as 0, and `true` as
    /// 1.
    fileprivate var leastNumber: Int {
        switch self {
        case .sha256: 2
        case .murmur3CBOR, .murmur3UTF8: 0
        }
    }
}
