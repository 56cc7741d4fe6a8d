@testable import Cohorts

extension RandomPopulation {
    mutating func nextSize() -> Int {
        let count = customers.count
        return draw { $0.below(count + 10) }
    }

    mutating func nextOrder() -> [Customer] {
        let customers = customers
        return draw { $0.shuffled(customers) }
    }

    mutating func nextStrata() -> Strata {
        draw { generator in
            let names = generator.shuffled(Self.strata).prefix(1 + generator.below(4))
            return Strata(
                column: "region",
                names.map { Strata.Stratum(name: $0, weight: 1 + generator.below(50)) }
            )
        }
    }
}
