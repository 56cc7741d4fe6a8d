@testable import Cohorts
import Statistics
import Testing
@testable import Values

struct StrataTests {
    private static func counts(_ weights: [Int], _ house: Int, present: [Int]? = nil) -> [Int] {
        var order = SeatOrder(weights: weights, present: present ?? weights.map { _ in 0 })
        while order.taken.reduce(0, +) < house { _ = order.next { _ in true } }
        return order.taken
    }

    @Test func `no stratum is ever further from its quota than Tijdeman's bound`() {
        var generator = Xoshiro256(seed: 5, run: 0)
        for _ in 0..<300 {
            let top = [2, 10, 1_000, 700_000][generator.below(4)]
            let weights = (0...generator.below(12)).map { _ in 1 + generator.below(top) }
            let total = weights.reduce(0, +)
            let scale = max(1, 2 * weights.count - 2)
            var order = SeatOrder(weights: weights, present: weights.map { _ in 0 })
            for house in 1...300 {
                #expect(order.next { _ in true } != nil)
                #expect(order.taken.reduce(0, +) == house)
                for (count, weight) in zip(order.taken, weights) {
                    let distance = abs(count * total - house * weight)
                    #expect(distance * scale <= (scale - 1) * total, "\(weights) \(house)")
                }
            }
        }
    }

    @Test func `whole quotas are met exactly`() {
        #expect(Self.counts([50, 30, 20], 50_000) == [25_000, 15_000, 10_000])
        #expect(Self.counts([50, 30, 20], 10) == [5, 3, 2])
        #expect(Self.counts([1, 1, 1], 5) == [2, 2, 1])
    }

    @Test func `a stratum keeps its seats where largest remainders would take one away`() {
        // They would give the third 2 of 10 seats, and 1 of 11.
        let (ten, eleven) = (Self.counts([6, 6, 2], 10), Self.counts([6, 6, 2], 11))
        #expect(zip(ten, eleven).allSatisfy { $0 <= $1 })
    }

    @Test func `invited over a quota are kept, and caught up with`() {
        #expect(Self.counts([50, 50], 4, present: [0, 3]) == [1, 3])
        #expect(Self.counts([50, 50], 6, present: [0, 3]) == [3, 3])
        #expect(Self.counts([60, 20, 20], 8, present: [0, 3, 0]) == [4, 3, 1])
        #expect(Self.counts([60, 20, 20], 15, present: [0, 3, 0]) == [9, 3, 3])
    }

    @Test func `invited within the quotas change no count`() {
        var generator = Xoshiro256(seed: 6, run: 0)
        for _ in 0..<300 {
            let weights = (0...generator.below(5)).map { _ in 1 + generator.below(100) }
            let house = 1 + generator.below(200)
            let counts = Self.counts(weights, house)
            let present = counts.map { generator.below($0 + 1) }
            #expect(Self.counts(weights, house, present: present) == counts)
        }
    }

    @Test func `where a stratum runs out the others share its seats`() {
        var order = SeatOrder(weights: [50, 30, 20], present: [0, 0, 0])
        var left = [4, 1_000, 1_000]
        for _ in 0..<104 {
            guard let stratum = order.next(hasMore: { left[$0] > 0 }) else { break }
            left[stratum] -= 1
        }
        #expect(order.taken == [4, 60, 40])
    }

    @Test func `where all run out there is no next seat`() {
        var order = SeatOrder(weights: [1, 9_999_998, 1], present: [0, 2, 0])
        var left = [2, 0, 3]
        while let stratum = order.next(hasMore: { left[$0] > 0 }) { left[stratum] -= 1 }
        #expect(order.taken == [2, 2, 3])
    }

    @Test func `a cohort has its shares, and counts who is of no stratum`() throws {
        let strata = Strata(
            column: "region",
            [.init(name: "eu", weight: 3), .init(name: "us", weight: 1)]
        )
        var selection = try CohortSelection(
            size: 40,
            invited: [try CustomerID("c2"), try CustomerID("c1")],
            excluded: ExcludedCustomers(ranking: CohortRanking(salt: "s")),
            strata: strata
        )
        for number in 0..<300 {
            try selection.add("c\(number)", stratum: ["eu", "us", "EU"][number % 3], line: number)
        }
        let cohort = try selection.cohort()
        #expect(cohort.members.count == 40)
        #expect(cohort.unplaced == 100)
        // One of the invited is of no stratum, so that 39 seats are shared.
        #expect(cohort.parts.map(\.name) == ["eu", "us"])
        #expect(cohort.parts.map(\.count) == [29, 10])
    }
}
