/// Parts of a cohort with fixed shares, defined by a column of the list of customers.
package struct Strata: Hashable, Codable, Sendable {
    /// The column that contains a customer's stratum.
    package let column: String
    package let list: [Stratum]

    package static let countMax = 64
    package static let weightsMax = 10_000_000

    /// One part; its share is its weight divided by the sum of all weights.
    package struct Stratum: Hashable, Codable, Sendable {
        /// The value of the column for its customers, byte for byte.
        package let name: String
        package let weight: Int

        package init(name: String, weight: Int) {
            self.name = name
            self.weight = weight
        }
    }

    /// Creates 1 to 64 strata with different names, whose weights are at least 1 and sum to at most
    /// 10⁷.
    package init(column: String, _ list: [Stratum]) {
        precondition(1...Self.countMax ~= list.count, "there are from 1 to 64 strata")
        precondition(
            list.allSatisfy { 1...Self.weightsMax ~= $0.weight }
                && list.map(\.weight).reduce(0, +) <= Self.weightsMax,
            "weights are from 1 on and sum to at most 10⁷"
        )
        precondition(
            Set(list.map { Array($0.name.utf8) }).count == list.count,
            "no two strata have the same name"
        )
        self.column = column
        self.list = list
    }
}
