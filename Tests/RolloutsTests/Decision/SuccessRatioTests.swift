import Rollouts
import TestSupport
import Testing
import Values

/// A success rate is judged as its complement, by the same test, and shown as it is written.
@Suite struct SuccessRatioTests {
    private func assessment(failures: Int, of trials: Int, _ limit: String) -> Assessment {
        Requirement.ratio(Limit(limit), confidence: 0.95)
            .assessment(on: .counts(failures: failures, of: trials))
    }

    @Test(arguments: [(0, 3_000), (5, 3_000), (100, 3_000), (30, 10_000), (0, 10)])
    func `the verdict is that of the failures`(failures: Int, trials: Int) {
        let good = assessment(failures: failures, of: trials, "> 99.5%")
        let bad = assessment(failures: failures, of: trials, "< 0.5%")
        #expect(good.verdict == bad.verdict)
    }

    @Test func `it is shown as a rate of successes`() {
        let seen = assessment(failures: 100, of: 3_000, "> 99.5%")
        #expect(seen.verdict == .failed)
        #expect(seen.value == "96.7% (2,900 of 3,000)")
        let requirement = Requirement.ratio(Limit("> 99.5%"), confidence: 0.95)
        #expect(requirement.text == "> 99.5% at 95%")
        #expect(requirement.plottedName == "success rate")
        #expect(requirement.plottedLimit == 0.995)
    }
}
