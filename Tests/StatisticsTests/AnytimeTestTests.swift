import Statistics
import Testing

struct AnytimeTestTests {
    @Test(arguments: [
        (0.01, 0.95, 410), (0.01, 0.99, 586), (0.05, 0.95, 81),
    ])
    func `clean trials needed`(limit: Double, confidence: Double, trials: Int) throws {
        let test = try #require(AnytimeTest(limit: limit, confidence: confidence))
        #expect(test.cleanTrialsNeeded() == trials)
        #expect(test.trialsNeeded(failures: 0) == trials)
    }

    @Test(arguments: [(0, 410), (1, 705), (2, 932), (3, 1134), (4, 1322)])
    func `trials needed for less than 1% with failures among them`(
        failures: Int,
        trials: Int
    ) throws {
        let test = try percent()
        #expect(test.trialsNeeded(failures: failures) == trials)
        #expect(try test.verdict(on: seen(failures, trials)) == .below)
        #expect(try test.verdict(on: seen(failures, trials - 1)) == .undecided)
    }

    /// The most failures that are below 1% and the fewest that are above, at 95%.
    @Test(arguments: [
        (500, 0, 14), (1_000, 2, 22), (2_000, 7, 37), (5_000, 28, 76), (10_000, 68, 137),
        (50_000, 421, 584),
    ])
    func `counts that decide`(trials: Int, below: Int, above: Int) throws {
        let test = try percent()
        #expect(try test.verdict(on: seen(below, trials)) == .below)
        #expect(try test.verdict(on: seen(below + 1, trials)) == .undecided)
        #expect(try test.verdict(on: seen(above - 1, trials)) == .undecided)
        #expect(try test.verdict(on: seen(above, trials)) == .above)
    }

    @Test func `no evidence is never a verdict`() throws {
        let test = try percent()
        let none = try seen(0, 0)
        #expect(test.verdict(on: none) == .undecided)
        #expect(test.oneSidedVerdict(on: none) == .undecided)
        #expect(test.logMartingale(none) == 0)
        #expect(test.interval(of: none).lower == 0)
        #expect(test.interval(of: none).upper == 1)
    }

    @Test(arguments: [0, 1, -0.1, 1.1, .nan, .infinity, 1e-300])
    func `what is no limit is not tested`(limit: Double) {
        #expect(AnytimeTest(limit: limit, confidence: 0.95) == nil)
    }

    @Test(arguments: [0, 1, -0.1, 1.1, .nan, .infinity])
    func `what is no confidence is not tested`(confidence: Double) {
        #expect(AnytimeTest(limit: 0.01, confidence: confidence) == nil)
    }

    @Test func `more failures than any trials can outweigh have no count`() throws {
        let test = try percent()
        #expect(test.trialsNeeded(failures: -1) == nil)
        #expect(test.trialsNeeded(failures: 20_000_000_000_000) == nil)
        #expect(test.trialsNeeded(failures: .max) == nil)
        #expect(try #require(test.trialsNeeded(failures: 1_000_000_000)) > 100_000_000_000)
    }

    @Test func `the one-sided verdict needs fewer clean trials`() throws {
        let test = try percent()
        #expect(try test.oneSidedVerdict(on: seen(0, 367)) == .below)
        #expect(try test.oneSidedVerdict(on: seen(0, 366)) == .undecided)
        #expect(try test.oneSidedVerdict(on: seen(50, 100)) == .above)
    }

    private func percent() throws -> AnytimeTest {
        try #require(AnytimeTest(limit: 0.01, confidence: 0.95))
    }

    private func seen(_ failures: Int, _ trials: Int) throws -> Proportion {
        try #require(Proportion(failures: failures, trials: trials))
    }
}
