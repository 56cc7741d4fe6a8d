import Cohorts
import Foundation

/// Times the question whether a customer is in a cohort of 50,000, against Swift's own set of the
/// same ids, in turns in the same run.
@main
struct Membership {
    private static let memberCount = 50_000
    private static let rounds = 5

    static func main() throws {
        let ids = (0..<100_000).map { "customer-\($0)@example.org" }
        let members = Array(ids.prefix(memberCount))
        let ranking = CohortRanking(salt: "benchmark")
        let cohort = CohortMembership(try members.map { try CustomerID($0) }, ranking: ranking)
        let set = Set(members)
        // A stride that meets all ids in an order that no cache foresees.
        let asked = ids.indices.map { ids[$0 &* 70_001 % ids.count] }
        for round in 1...rounds {
            let ours = nanoseconds(asked) { cohort.contains($0) }
            let theirs = nanoseconds(asked) { set.contains($0) }
            let ratio = (ours / theirs).formatted(.number.precision(.fractionLength(2)))
            print(
                "\(round): sluice \(Int(ours)) ns a question; Set<String> \(Int(theirs)) ns "
                    + "(\(ratio)×)"
            )
        }
    }

    private static func nanoseconds(
        _ asked: [String],
        _ contains: (String) -> Bool
    ) -> Double {
        let clock = ContinuousClock()
        var found = 0
        let time = clock.measure {
            for _ in 0..<10 { for id in asked where contains(id) { found += 1 } }
        }
        precondition(found == 10 * memberCount, "\(found) members were found")
        return time / .nanoseconds(1) / Double(10 * asked.count)
    }
}
