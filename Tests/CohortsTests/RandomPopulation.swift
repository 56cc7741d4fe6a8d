@testable import Cohorts
import Statistics
@testable import Values

/// Customers that are the same for the same seed.
struct RandomPopulation {
    private var generator: Xoshiro256
    let ranking: CohortRanking
    let customers: [Customer]
    let invited: [String]
    let excluded: [String]

    struct Customer: Hashable {
        let id: String
        let stratum: String
    }

    static let strata = ["eu", "us", "apac", "other"]

    init(seed: UInt64, hash: CohortHash = .sha256) {
        var generator = Xoshiro256(seed: seed, run: 0)
        let count = 1 + generator.below(120)
        let customers = (0..<count).map { number in
            Customer(
                id: generator.pick(["cust-", "é-", "e\u{301}-", "顧客 "]) + String(number),
                stratum: generator.pick(Self.strata)
            )
        }
        let mixed = generator.shuffled(customers).map(\.id)
        invited = Array(mixed.prefix(generator.below(6)))
        excluded = Array(mixed.suffix(generator.below(count)))
        ranking = CohortRanking(salt: "salt-\(seed)", hash: hash)
        self.customers = customers
        self.generator = generator
    }

    mutating func draw<Value>(_ value: (inout Xoshiro256) -> Value) -> Value {
        value(&generator)
    }

    func selection(
        of size: Int,
        staying: [CustomerID] = [],
        strata: Strata? = nil,
        comparedMax: Int = CohortSelection.comparedMax
    ) throws -> CohortSelection {
        var refused = ExcludedCustomers(ranking: ranking)
        for (index, id) in excluded.enumerated() { try refused.add(id, line: index + 2) }
        return try CohortSelection(
            size: size,
            invited: invited.map { try CustomerID($0) },
            staying: staying,
            excluded: refused,
            strata: strata,
            comparedMax: comparedMax
        )
    }

    /// The cohort of some customers, all of them if none are given.
    func cohort(
        of size: Int,
        from list: [Customer]? = nil,
        staying: [CustomerID] = [],
        strata: Strata? = nil
    ) throws -> SelectedCohort {
        var selection = try selection(of: size, staying: staying, strata: strata)
        for (index, customer) in (list ?? customers).enumerated() {
            try selection.add(customer.id, stratum: customer.stratum, line: index + 2)
        }
        return try selection.cohort()
    }

    /// Everybody whom a cohort may have, in the order of a plain sort.
    func everybody() throws -> [CustomerID] {
        let refused = Set(try excluded.map { try CustomerID($0) })
        let first = try invited.map { try CustomerID($0) }.filter { !refused.contains($0) }
        let others = try customers.map { try CustomerID($0.id) }
            .filter { !refused.contains($0) && !first.contains($0) }
        return first + others.sorted { ranking.rank(of: $0) < ranking.rank(of: $1) }
    }
}

extension CohortSelection {
    mutating func add(_ id: String, stratum: String = "", line: Int) throws {
        try add(Array(id.utf8).span, stratum: Array(stratum.utf8).span, line: line)
    }
}

extension ExcludedCustomers {
    mutating func add(_ id: String, line: Int) throws {
        try add(Array(id.utf8).span, line: line)
    }
}

extension Xoshiro256 {
    /// From 0 on and under a limit from 1 on.
    mutating func below(_ limit: Int) -> Int {
        Int(nextShare() * Double(limit))
    }

    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[below(list.count)]
    }

    mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for index in list.indices { list.swapAt(index, index + below(list.count - index)) }
        return list
    }
}
