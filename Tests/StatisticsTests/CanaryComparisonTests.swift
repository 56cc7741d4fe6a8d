import Statistics
import Testing

struct CanaryComparisonTests {
    private let steady = (0..<20).map { 100 + Double($0 % 7) }

    @Test func `the interval must be off 0 by over a quarter of the shift`() throws {
        let judge = try comparison(.either, .cles, allowed: (0.5, 0.5))
        let near = try outcome(judge, raised(by: 2, or: 18))
        #expect(near.shift.lower == 2 && near.shift.estimate == 10)
        #expect(near.label == .pass)
        let off = try outcome(judge, raised(by: 3, or: 20))
        #expect(off.shift.lower == 3 && off.shift.estimate == 11.5)
        #expect(off.label == .high)
        #expect(try outcome(judge, steady, control: raised(by: 2, or: 18)).label == .pass)
        #expect(try outcome(judge, steady, control: raised(by: 3, or: 20)).label == .low)
    }

    @Test func `a change for the better passes`() throws {
        let increase = try comparison(.increase, .meanRatio, allowed: (1, 1))
        let decrease = try comparison(.decrease, .meanRatio, allowed: (1, 1))
        #expect(try outcome(increase, steady.map { $0 - 50 }).label == .pass)
        #expect(try outcome(increase, steady.map { $0 + 50 }).label == .high)
        #expect(try outcome(decrease, steady.map { $0 + 50 }).label == .pass)
        #expect(try outcome(decrease, steady.map { $0 - 50 }).label == .low)
    }

    @Test func `a change within what is allowed passes and one at the limit does not`() throws {
        let judge = try comparison(.either, .meanRatio, allowed: (1.5, 0.5))
        #expect(try outcome(judge, steady.map { $0 * 1.375 }).label == .pass)
        #expect(try outcome(judge, steady.map { $0 * 1.5 }).label == .high)
        #expect(try outcome(judge, steady.map { $0 * 0.625 }).label == .pass)
        #expect(try outcome(judge, steady.map { $0 * 0.5 }).label == .low)
    }

    @Test func `only a change past the critical limit is critical`() throws {
        let critical = CanaryComparison.Limits(increase: 2, decrease: 0.5)
        let judge = try comparison(.either, .meanRatio, allowed: (1, 1), critical: critical)
        #expect(try outcome(judge, steady.map { $0 * 1.5 }).isCritical == false)
        #expect(try outcome(judge, steady.map { $0 * 2 }).isCritical)
        #expect(try outcome(judge, steady.map { $0 * 0.5 }).isCritical)
        #expect(try outcome(judge, steady).isCritical == false)
        let sanitizedForTerminal = try comparison(.either, .meanRatio, allowed: (1, 1))
        #expect(try outcome(sanitizedForTerminal, steady.map { $0 * 9 }).isCritical == false)
    }

    @Test(arguments: [CanaryComparison.EffectSize.meanRatio, .cles])
    func `identical samples pass`(measure: CanaryComparison.EffectSize) throws {
        let judge = try comparison(.either, measure, allowed: (1, 1))
        let same = try outcome(judge, steady.reversed())
        #expect(same.label == .pass)
        #expect(same.shift.estimate == 0)
        #expect(same.cles == 0.5)
        #expect(same.meanRatio == 1)
    }

    @Test func `constants are compared as they are`() throws {
        let judge = try comparison(.either, .meanRatio, allowed: (1, 1))
        let five = [Double](repeating: 5, count: 9)
        #expect(try outcome(judge, five, control: five).label == .pass)
        let more = five.map { $0 + 1e-9 }
        #expect(try outcome(judge, more, control: five).label == .high)
        let zeros = [Double](repeating: 0, count: 9)
        #expect(try outcome(judge, zeros, control: zeros).label == .pass)
    }

    @Test func `a ratio to a mean that is not over 0 allows nothing`() throws {
        let critical = CanaryComparison.Limits(increase: 9, decrease: 0.1)
        let judge = try comparison(.either, .meanRatio, allowed: (3, 0.3), critical: critical)
        let zeros = [Double](repeating: 0, count: 20)
        let errors = try outcome(judge, steady, control: zeros)
        #expect(errors.label == .high && errors.isCritical)
        #expect(errors.meanRatio == nil)
        let risen = try outcome(judge, steady.map { $0 - 200 }, control: steady.map { $0 - 300 })
        #expect(risen.label == .high && risen.isCritical)
    }

    @Test func `missing data is never a pass`() throws {
        let judge = try comparison(.either, .cles, allowed: (0.5, 0.5))
        #expect(judge.verdict(control: [], experiment: []) == .undecided(.noControl))
        #expect(judge.verdict(control: [], experiment: steady) == .undecided(.noControl))
        #expect(judge.verdict(control: steady, experiment: []) == .undecided(.noExperiment))
        let few = [1.0, 2, 3, 4]
        #expect(judge.verdict(control: few, experiment: few) == .undecided(.tooFewValues))
        #expect(judge.verdict(control: [1], experiment: [1]) == .undecided(.tooFewValues))
    }

    @Test(arguments: [.nan, .infinity, -Double.infinity])
    func `a value that is no number is never a pass`(value: Double) throws {
        let judge = try comparison(.either, .meanRatio, allowed: (1, 1))
        let with = steady + [value]
        #expect(judge.verdict(control: with, experiment: steady) == .undecided(.notFinite))
        #expect(judge.verdict(control: steady, experiment: with) == .undecided(.notFinite))
        #expect(judge.verdict(control: [value], experiment: [value]) == .undecided(.notFinite))
    }

    @Test func `values that overflow are never a pass`() throws {
        let judge = try comparison(.either, .meanRatio, allowed: (1, 1))
        let huge = [Double](repeating: 1e308, count: 9)
        let tiny = [Double](repeating: 0x1p-1074, count: 9)
        let opposite = huge.map { -$0 }
        #expect(judge.verdict(control: opposite, experiment: huge) == .undecided(.valuesTooLarge))
        #expect(judge.verdict(control: huge, experiment: huge) == .undecided(.valuesTooLarge))
        let ten = [Double](repeating: 10, count: 9)
        #expect(judge.verdict(control: tiny, experiment: ten) == .undecided(.valuesTooLarge))
        let many = [Double](repeating: 1, count: 100_001)
        #expect(judge.verdict(control: many, experiment: ten) == .undecided(.tooManyValues))
    }

    @Test(arguments: [.nan, .infinity, -Double.infinity])
    func `a limit that is no number judges nothing`(limit: Double) {
        let sound = CanaryComparison.Limits(increase: 1, decrease: 1)
        for wrong in [
            CanaryComparison.Limits(increase: limit, decrease: 1),
            CanaryComparison.Limits(increase: 1, decrease: limit),
        ] {
            #expect(
                CanaryComparison(direction: .either, effectSize: .cles, allowed: wrong) == nil
            )
            let critical = CanaryComparison(
                direction: .either,
                effectSize: .cles,
                allowed: sound,
                critical: wrong
            )
            #expect(critical == nil)
        }
    }

    private func raised(by one: Double, or other: Double) -> [Double] {
        steady.enumerated().map { $1 + ($0.isMultiple(of: 2) ? one : other) }
    }

    private func comparison(
        _ direction: CanaryComparison.Direction,
        _ effectSize: CanaryComparison.EffectSize,
        allowed: (increase: Double, decrease: Double),
        critical: CanaryComparison.Limits? = nil
    ) throws -> CanaryComparison {
        let limits = CanaryComparison.Limits(
            increase: allowed.increase,
            decrease: allowed.decrease
        )
        return try #require(
            CanaryComparison(
                direction: direction,
                effectSize: effectSize,
                allowed: limits,
                critical: critical
            )
        )
    }

    private func outcome(
        _ comparison: CanaryComparison,
        _ experiment: [Double],
        control: [Double]? = nil
    ) throws -> CanaryComparison.Outcome {
        let verdict = comparison.verdict(control: control ?? steady, experiment: experiment)
        let outcome: CanaryComparison.Outcome? =
            if case .compared(let outcome) = verdict { outcome } else { nil }
        return try #require(outcome)
    }
}
