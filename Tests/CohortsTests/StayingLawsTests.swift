@testable import Cohorts
import Testing

/// What holds of those who stay, for seventy random populations and every hash.
struct StayingLawsTests {
    private static let seeds: Range<UInt64> = 0..<70

    @Test(arguments: CohortHash.allCases)
    func `where nothing changed staying changes nothing`(hash: CohortHash) throws {
        for seed in Self.seeds {
            var population = RandomPopulation(seed: seed, hash: hash)
            let sizes = [population.nextSize(), population.nextSize()].sorted()
            for strata in [nil, population.nextStrata()] {
                let before = try population.cohort(of: sizes[0], strata: strata)
                let plain = try population.cohort(of: sizes[1], strata: strata)
                let cohort = try population.cohort(
                    of: sizes[1],
                    staying: before.members,
                    strata: strata
                )
                #expect(cohort == plain, "seed \(seed)")
            }
        }
    }

    @Test(arguments: CohortHash.allCases)
    func `whatever changed nobody who could stay is swapped`(hash: CohortHash) throws {
        for seed in Self.seeds {
            var change = try RandomChange(seed: seed, hash: hash)
            let size = change.population.nextSize()
            for strata in [nil, change.population.nextStrata()] {
                let cohort = try change.cohort(of: size, strata: strata)
                let staying = change.staying
                #expect(cohort.members.starts(with: staying.prefix(size)), "seed \(seed)")
                let able = change.able.filter { customer in
                    staying.contains { $0.bytes == Array(customer.id.utf8) }
                        || strata?.list.contains { $0.name == customer.stratum } ?? true
                }
                #expect(cohort.members.count == min(size, able.count), "seed \(seed)")
                #expect(Set(cohort.members).count == cohort.members.count)
                #expect(
                    change.before.count
                        == staying.count + cohort.departed.count + cohort.excludedStaying.count
                )
            }
        }
    }

    @Test(arguments: CohortHash.allCases)
    func `behind the cut is everybody who is neither a member nor passed over`(
        hash: CohortHash
    ) throws {
        var cuts = 0
        for seed in Self.seeds {
            var change = try RandomChange(seed: seed, hash: hash)
            let cohort = try change.cohort(of: change.population.nextSize(), strata: nil)
            guard let cut = cohort.soleCut else { continue }
            cuts += 1
            let (members, passed) = (Set(cohort.members), Set(cohort.passedOver))
            #expect(members.isDisjoint(with: passed), "seed \(seed)")
            let last = hash.number(of: cut)
            for customer in change.list {
                let id = try CustomerID(customer.id)
                let number = hash.number(of: change.ranking.rank(of: id))
                let isKnown = members.contains(id) || passed.contains(id)
                #expect(number > last || isKnown, "seed \(seed) \(id.text)")
            }
        }
        #expect(cuts > 50)
    }
}
