import Statistics
import Testing
import TestSupport

struct AnytimeGoldenTests {
    struct Case: Decodable {
        let s, n: Int
        let alpha, a, b, p0, lower, upper: Double
        let upperComplement, logM, logEvidenceBelow, logEvidenceAbove: Double
        let decision, oneSidedDecision: String

        enum CodingKeys: String, CodingKey {
            case s, n, alpha, a, b, p0, lower, upper, decision
            case upperComplement = "one_minus_upper"
            case logM = "log_m"
            case logEvidenceBelow = "log_e_pass"
            case logEvidenceAbove = "log_e_fail"
            case oneSidedDecision = "decision_onesided"
        }

        func test() throws -> AnytimeTest {
            let prior = try #require(BetaDistribution(a: a, b: b))
            return try #require(AnytimeTest(limit: p0, confidence: 1 - alpha, prior: prior))
        }

        func trials() throws -> Proportion {
            try #require(Proportion(failures: s, trials: n))
        }
    }

    @Test func `both ends of the interval are good to a billionth`() throws {
        for row in try cases() {
            let interval = try row.test().interval(of: row.trials())
            let complement = interval.upperEnd.complement
            #expect(relativeError(interval.lower, row.lower) <= 1e-9, "\(row)")
            #expect(relativeError(interval.upper, row.upper) <= 1e-9, "\(row)")
            #expect(relativeError(complement, row.upperComplement) <= 1e-9, "\(row)")
        }
    }

    @Test func `the logs of the evidence are good to a billionth`() throws {
        for row in try cases() {
            let test = try row.test()
            let trials = try row.trials()
            let below = test.logEvidenceBelow(trials)
            let above = test.logEvidenceAbove(trials)
            #expect(logError(test.logMartingale(trials), row.logM) <= 1e-9, "\(row)")
            #expect(logError(below, row.logEvidenceBelow) <= 1e-9, "\(row)")
            #expect(logError(above, row.logEvidenceAbove) <= 1e-9, "\(row)")
        }
    }

    @Test func `every decision is the golden one`() throws {
        let verdicts: [String: AnytimeTest.Verdict] = [
            "PASS": .below, "FAIL": .above, "INCONCLUSIVE": .undecided,
        ]
        for row in try cases() {
            let test = try row.test()
            let trials = try row.trials()
            #expect(test.verdict(on: trials) == verdicts[row.decision], "\(row)")
            #expect(test.oneSidedVerdict(on: trials) == verdicts[row.oneSidedDecision], "\(row)")
        }
    }

    @Test func `the prior made of a limit is the golden one`() throws {
        let rows = try cases().filter {
            $0.a == 0.5 && abs($0.b - 0.5 * (1 - $0.p0) / $0.p0) < 1e-9 * $0.b
        }
        #expect(rows.count == 138)
        for row in rows {
            let test = try #require(AnytimeTest(limit: row.p0, confidence: 1 - row.alpha))
            let trials = try row.trials()
            #expect(logError(test.logMartingale(trials), row.logM) <= 1e-9, "\(row)")
        }
    }

    private func cases() throws -> [Case] {
        let golden = try GoldenFile<Case>.read("anytime_beta_binomial")
        #expect(golden.cases.count == golden.count)
        return golden.cases
    }
}
