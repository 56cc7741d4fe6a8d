@testable import Feasibility
import Rollouts
@testable import Statistics
import Testing

@testable import Values

@Suite struct SimulationPartsTests {
    /// The first numbers of the authors' C code, from a state of 1, 2, 3, 4.
    @Test func `the generator is xoshiro256**`() {
        var random = Xoshiro256(state: (1, 2, 3, 4))
        #expect(
            (0..<4).map { _ in random.next() } == [
                11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240,
            ]
        )
        var seeds = SplitMix64(state: 1_234_567)
        #expect(seeds.next() == 6_457_827_717_110_365_317)
    }

    @Test(arguments: [(20, 0.3), (1_000, 0.01), (100_000, 0.25), (7, 0.0)])
    func `drawn failures have the binomial mean and spread`(trials: Int, rate: Double) {
        var random = Xoshiro256(seed: 1, run: 0)
        let table = BinomialTable(trials: trials, rate: rate)
        let drawn = (0..<4_000).map { _ in Double(table.draw(&random)) }
        let mean = drawn.reduce(0, +) / 4_000
        let spread = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3_999
        let (expected, variance) = (Double(trials) * rate, Double(trials) * rate * (1 - rate))
        #expect(abs(mean - expected) <= 4.5 * (variance / 4_000).squareRoot())
        #expect(abs(spread - variance) <= 0.12 * variance)
    }

    /// With few failures they are placed one by one, with many the count is inverted.
    @Test(arguments: [(5, 30, 100), (32, 40, 64), (33, 40, 64), (400, 900, 1_000)])
    func `failures fall into a part as into an urn`(failures: Int, part: Int, trials: Int) {
        var random = Xoshiro256(seed: 2, run: 0)
        let drawn = (0..<4_000).map { _ in
            Double(random.failures(inFirst: part, of: trials, having: failures))
        }
        let mean = drawn.reduce(0, +) / 4_000
        let spread = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3_999
        let share = Double(part) / Double(trials)
        let variance =
            Double(failures) * share * (1 - share) * Double(trials - failures)
            / Double(trials - 1)
        #expect(abs(mean - Double(failures) * share) <= 4.5 * (variance / 4_000).squareRoot())
        #expect(abs(spread - variance) <= 0.12 * variance)
    }

    @Test func `the bounds of a verdict are those of the decision`() throws {
        let check = try SimulatedPlan.ratio()
        let test = try #require(check.require.anytimeTest)
        var bounds = VerdictBounds(passMax: -1, failMin: 1)
        for trials in [0, 1, 3, 50, 409, 410, 704, 705, 5_000, 50_000, 932] {
            bounds = test.bounds(at: trials, near: bounds)
            let near = [bounds.passMax, bounds.passMax + 1, bounds.failMin - 1, bounds.failMin]
            for failures in near where (0...max(0, trials)).contains(failures) {
                let counts = try #require(Proportion(failures: failures, trials: trials))
                let verdict = check.require.assessment(on: .counts(counts)).verdict
                #expect((verdict == .passed) == (failures <= bounds.passMax), "\(counts)")
                #expect((verdict == .failed) == (failures >= bounds.failMin), "\(counts)")
            }
        }
        #expect(test.bounds(at: 5_000, near: bounds) == VerdictBounds(passMax: 28, failMin: 76))
    }

    /// The blocks that are not looked into give what looking at every poll gives.
    @Test func `a window that slides is judged as the polls in it are`() throws {
        let check = try SimulatedPlan.ratio(window: .last(Span(milliseconds: 600_000)))
        let plan = try SimulatedPlan.plan(gates: [check], rate: 0.004)
        let stage = try #require(
            try Simulation(plan, interval: SimulatedPlan.second).stages.first
        )
        let simulated = try #require(stage.checks.first)
        let test = try #require(check.require.anytimeTest)
        var path = FailurePath(simulated, in: stage)
        var table = BoundsTable(simulated, in: stage)
        var random = Xoshiro256(seed: 3, run: 0)
        for block in 0..<60 {
            path.draw(block: block, &random)
            let range = path.windowFailures(inBlock: block)
            let bounds = table.bounds(ofBlock: block)
            path.split(upToBlock: block, &random)
            table.prepare(block: block)
            for poll in stage.polls(ofBlock: block) {
                let failures = path.windowFailures(at: poll)
                let trials = simulated.windowTrials(at: poll)
                #expect(range.contains(failures))
                for count in [failures, bounds.surePassMax, bounds.passMax, bounds.failMin] {
                    guard let seen = Proportion(failures: count, trials: trials) else { continue }
                    let verdict = test.spending(simulated.share(at: poll)).verdict(on: seen)
                    #expect(table.verdict(on: count, at: poll) == verdict)
                    #expect(count > bounds.surePassMax || verdict == .below)
                    #expect(count <= bounds.passMax || verdict != .below)
                    #expect(count >= bounds.failMin || verdict != .above)
                }
            }
        }
    }

    @Test func `a window begins on its grid, and is never shorter than it should be`() throws {
        let check = try SimulatedPlan.ratio(window: .last(.minutes(60)))
        let plan = try SimulatedPlan.plan(gates: [check], rate: 0.004)
        let simulation = try Simulation(plan, interval: .minutes(7))
        let simulated = try #require(simulation.stages.first?.checks.first)
        #expect(simulated.share(at: 1) == ErrorShare(count: 1, window: 1))
        #expect(simulated.share(at: 10) == ErrorShare(count: 1, window: 1))
        #expect(simulated.share(at: 11) == ErrorShare(count: 1, window: 2))
        for poll in 9...400 {
            let length = 7 * (poll - simulated.windowStart(at: poll))
            #expect((60..<82).contains(length))
        }
    }
}
