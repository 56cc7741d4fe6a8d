import Foundation
import TestSupport
import Testing

/// Random pasts of several rollouts in one log, in which people, programs and the guard ask for
/// everything, and whose rules are reckoned apart from the code that is on trial.
///
/// `WALK_STEPS=100000 swift test --filter RandomWalkTests` is the whole campaign.
@Suite struct RandomWalkTests {
    @Test func `nothing gets past the rules, in any order of commands`() async {
        for failure in await Campaign.result.failures { Issue.record("\(failure)") }
    }

    @Test(arguments: Campaign.reached) func `the walks reach what they are about`(
        _ word: String,
        _ perThousand: Double
    ) async {
        let result = await Campaign.result
        let wanted = Int(perThousand * Double(result.stepCount) / 1_000)
        #expect(result.tally[word] >= wanted, "\(word): \(result.tally[word]), wanted \(wanted)")
    }
}
