/// The numbers that tell a cohort's members from others, but for some who are named.
package struct FlagCut: Sendable {
    let ranking: CohortRanking
    /// From the least number that a rule tells from none to the last member's.
    package let numbers: ClosedRange<Int>
    /// Members with other numbers.
    package let including: [CustomerID]
    /// Others with such a number.
    package let excluding: [CustomerID]

    static let exceptionsMax = 1_000

    /// Nil where no number tells members from others, or more than a thousand had to be named.
    package init?(of cohort: FlagDefinition.Members) {
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
    /// A rule takes an attribute that is missing or no number for 0, and `true` for 1.
    fileprivate var leastNumber: Int {
        switch self {
        case .sha256: 2
        case .murmur3CBOR, .murmur3UTF8: 0
        }
    }
}
