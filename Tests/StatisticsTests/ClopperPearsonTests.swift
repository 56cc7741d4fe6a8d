import Statistics
import Testing
import TestSupport

struct ClopperPearsonTests {
    @Test(arguments: [
        (10, 0.258_865_551), (20, 0.139_108_341), (299, 0.009_969_147),
        (5_000, 0.000_598_967_002), (100_000, 2.995_687_40e-5), (635_000, 4.717_677_49e-6),
    ])
    func `clean trials bound the rate`(trials: Int, bound: Double) throws {
        let clean = try #require(Proportion(failures: 0, trials: trials))
        #expect(relativeError(ClopperPearson.upper(clean, confidence: 0.95), bound) < 1e-7)
        #expect(ClopperPearson.lower(clean, confidence: 0.95) == 0)
    }

    @Test func `299 clean trials show less than 1% and 298 do not`() throws {
        #expect(try upper(0, 299) < 0.01)
        #expect(try upper(0, 298) > 0.01)
    }

    @Test(arguments: [(1, 473), (2, 628), (5, 1049), (10, 1693), (20, 2902), (30, 4064)])
    func `the least count that shows less than 1%`(failures: Int, trials: Int) throws {
        #expect(try upper(failures, trials) < 0.01)
        #expect(try upper(failures, trials - 1) > 0.01)
    }

    @Test func `the bounds mirror each other`() throws {
        for (failures, trials) in [(0, 7), (3, 20), (20, 20), (4, 5_000), (123_456, 10_000_000)] {
            let seen = try #require(Proportion(failures: failures, trials: trials))
            let upper = ClopperPearson.upperBound(seen, confidence: 0.9)
            #expect(upper.complement == ClopperPearson.lower(seen.reversed, confidence: 0.9))
        }
    }

    @Test func `a failure raises the bound and a clean trial lowers it`() throws {
        for failures in 0..<20 {
            #expect(try upper(failures, 400) < upper(failures + 1, 400))
            #expect(try upper(failures, 401) < upper(failures, 400))
        }
    }

    @Test func `at the upper bound so few failures have the chance of an error`() throws {
        // P(failures ≤ 3 of 20), summed term by term.
        let rate = try upper(3, 20)
        var term = (0..<20).reduce(1.0) { product, _ in product * (1 - rate) }
        var sum = 0.0
        for failures in 0...3 {
            sum += term
            term *= Double(20 - failures) / Double(failures + 1) * rate / (1 - rate)
        }
        #expect(relativeError(sum, 0.05) < 1e-12)
    }

    @Test(arguments: [0, 1, -0.5, 1.5, .nan, .infinity])
    func `what is no confidence bounds nothing`(confidence: Double) throws {
        let seen = try #require(Proportion(failures: 1, trials: 500))
        #expect(ClopperPearson.upper(seen, confidence: confidence) == 1)
        #expect(ClopperPearson.lower(seen, confidence: confidence) == 0)
    }

    @Test func `no trials bound nothing`() throws {
        let none = try #require(Proportion(failures: 0, trials: 0))
        #expect(ClopperPearson.upper(none, confidence: 0.95) == 1)
        #expect(ClopperPearson.lower(none, confidence: 0.95) == 0)
    }

    @Test func `any count has bounds on both sides of its rate`() throws {
        for seen in try ManyCounts.all() where seen.trials > 0 {
            let rate = Double(seen.failures) / Double(seen.trials)
            let lower = ClopperPearson.lower(seen, confidence: 0.95)
            let upper = ClopperPearson.upper(seen, confidence: 0.95)
            #expect(0 <= lower && lower <= rate && rate <= upper && upper <= 1, "\(seen)")
        }
    }

    private func upper(_ failures: Int, _ trials: Int) throws -> Double {
        let seen = try #require(Proportion(failures: failures, trials: trials))
        return ClopperPearson.upper(seen, confidence: 0.95)
    }
}
