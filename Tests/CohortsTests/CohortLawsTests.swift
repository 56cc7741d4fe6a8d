@testable import Cohorts
import Testing

/// What holds for every population, over two hundred random ones.
struct CohortLawsTests {
    private static let seeds: Range<UInt64> = 0..<200

    @Test func `a cohort is the first of a plain sort, exactly as many`() throws {
        for seed in Self.seeds {
            var population = RandomPopulation(seed: seed)
            let everybody = try population.everybody()
            let size = population.nextSize()
            let cohort = try population.cohort(of: size)
            #expect(cohort.members == Array(everybody.prefix(size)), "seed \(seed)")
            #expect(cohort.members.count == min(size, everybody.count), "seed \(seed)")
            #expect(cohort.seen == population.customers.count)
            #expect(cohort.excluded == population.excluded.count)
        }
    }

    @Test func `a smaller cohort is the beginning of a larger one`() throws {
        for seed in Self.seeds {
            var population = RandomPopulation(seed: seed)
            let sizes = [population.nextSize(), population.nextSize()].sorted()
            for strata in [nil, population.nextStrata()] {
                let small = try population.cohort(of: sizes[0], strata: strata)
                let large = try population.cohort(of: sizes[1], strata: strata)
                #expect(large.members.starts(with: small.members), "seed \(seed)")
                #expect(Set(large.members).count == large.members.count, "seed \(seed)")
            }
        }
    }

    @Test func `strata change who is a member and not how many`() throws {
        for seed in Self.seeds {
            var population = RandomPopulation(seed: seed)
            let (size, strata) = (population.nextSize(), population.nextStrata())
            let names = strata.list.map(\.name)
            let refused = Set(population.excluded.map { Array($0.utf8) })
            let able = population.customers.filter {
                !refused.contains(Array($0.id.utf8))
                    && (names.contains($0.stratum) || population.invited.contains($0.id))
            }
            let cohort = try population.cohort(of: size, strata: strata)
            #expect(cohort.members.count == min(size, able.count), "seed \(seed)")
            let ids = Dictionary(grouping: population.customers) { Array($0.id.utf8) }
            for part in cohort.parts {
                let members = cohort.members.flatMap { ids[$0.bytes] ?? [] }
                #expect(members.count { $0.stratum == part.name } == part.count, "seed \(seed)")
            }
        }
    }

    @Test func `the order of the list does not matter`() throws {
        for seed in Self.seeds {
            var population = RandomPopulation(seed: seed)
            let size = population.nextSize()
            let strata = population.nextStrata()
            let mixed = population.nextOrder()
            #expect(
                try population.cohort(of: size, strata: strata)
                    == population.cohort(of: size, from: mixed, strata: strata),
                "seed \(seed)"
            )
        }
    }

    @Test func `invited come first in their order, and excluded never`() throws {
        for seed in Self.seeds {
            var population = RandomPopulation(seed: seed)
            let refused = Set(population.excluded.map { Array($0.utf8) })
            let invited = population.invited.map { Array($0.utf8) }
                .filter { !refused.contains($0) }
            let size = population.nextSize()
            let cohort = try population.cohort(of: size, strata: population.nextStrata())
            let members = cohort.members.map(\.bytes)
            #expect(members.starts(with: invited.prefix(size)), "seed \(seed)")
            #expect(refused.isDisjoint(with: members), "seed \(seed)")
            #expect(cohort.excludedInvited.count == population.invited.count - invited.count)
        }
    }

    @Test func `two selections that share a list find what one finds`() throws {
        for seed in Self.seeds {
            var population = RandomPopulation(seed: seed)
            let (size, strata) = (population.nextSize(), population.nextStrata())
            let staying = try population.cohort(of: size / 2).members
            let cohort = try population.cohort(of: size, staying: staying, strata: strata)
            var one = try population.selection(of: size, staying: staying, strata: strata)
            var other = one
            for (index, customer) in population.customers.enumerated() {
                if population.nextSize() % 2 == 0 { swap(&one, &other) }
                try one.add(customer.id, stratum: customer.stratum, line: index)
            }
            try one.merge(other)
            #expect(try one.cohort() == cohort, "seed \(seed)")
        }
    }
}
