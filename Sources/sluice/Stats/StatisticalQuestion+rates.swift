import JSONCoding
import Rollouts
import Statistics

extension StatisticalQuestion {
    /// Bounds `k` of `n` at one-sided 1 − `alpha` each: `lower`, `upper`, `one_minus_upper`.
    func clopperPearson() throws -> [JSON.Member] {
        let counts = try proportion("k", of: "n")
        let confidence = 1 - (try share("alpha"))
        let upper = ClopperPearson.upperBound(counts, confidence: confidence)
        return [
            .answer("lower", ClopperPearson.lower(counts, confidence: confidence)),
            .answer("upper", upper.value), .answer("one_minus_upper", upper.complement),
        ]
    }

    /// Tests `s` of `n` against the limit `p0` under the prior Beta(`a`, `b`).
    ///
    /// Without `a` and `b`, the prior is that of a plan's ratio check.
    func anytime() throws -> [JSON.Member] {
        let counts = try proportion("s", of: "n")
        let test = try anytimeTest()
        let interval = test.interval(of: counts)
        return [
            .answer("lower", interval.lower), .answer("upper", interval.upper),
            .answer("one_minus_upper", interval.upperEnd.complement),
            .answer("log_m", test.logMartingale(counts)),
            .answer("log_e_pass", test.logEvidenceBelow(counts)),
            .answer("log_e_fail", test.logEvidenceAbove(counts)),
            .init(key: "decision", value: .string(test.verdict(on: counts).word)),
            .init(key: "decision_onesided", value: .string(test.oneSidedVerdict(on: counts).word)),
        ]
    }

    private func anytimeTest() throws -> AnytimeTest {
        let limit = try share("p0")
        let confidence = 1 - (try share("alpha"))
        let isPriorGiven = json["a"] != nil || json["b"] != nil
        let test =
            isPriorGiven
            ? AnytimeTest(limit: limit, confidence: confidence, prior: try beta())
            : AnytimeTest(limit: limit, confidence: confidence)
        guard let test else { throw StatisticalProblem("this limit cannot be tested") }
        return test
    }

    /// Computes the chances up to and over `x` under Beta(`a`, `b`), and their logarithms.
    func betainc() throws -> [JSON.Member] {
        let x = try number("x")
        guard 0...1 ~= x else { throw StatisticalProblem("x must be from 0 to 1") }
        let tails = try beta().tails(at: Probability(x))
        return [
            .answer("lower", tails.lower), .answer("upper", tails.upper),
            .answer("log_lower", tails.logLower), .answer("log_upper", tails.logUpper),
        ]
    }

    /// Computes the `x` up to which the chance under Beta(`a`, `b`) is `p`.
    func betaincinv() throws -> [JSON.Member] {
        let p = try number("p")
        guard 0...1 ~= p else { throw StatisticalProblem("p must be from 0 to 1") }
        let x = try beta().quantile(Probability(p))
        return [.answer("x", x.value), .answer("one_minus_x", x.complement)]
    }
}

extension AnytimeTest.Verdict {
    fileprivate var word: String {
        switch self {
        case .below: "PASS"
        case .above: "FAIL"
        case .undecided: "INCONCLUSIVE"
        }
    }
}
