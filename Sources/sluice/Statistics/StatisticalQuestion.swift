import JSONCoding
import Statistics

/// The inputs of one line, each checked for being what it is to be.
struct StatisticalQuestion {
    let json: JSON

    func text(_ key: String) throws -> String {
        guard let text = json[key]?.stringValue else {
            throw StatisticalProblem("\(key) must be a text")
        }
        return text
    }

    /// A finite number; JSON has no others.
    func number(_ key: String) throws -> Double {
        guard let number = json[key]?.numberValue else {
            throw StatisticalProblem("\(key) must be a number")
        }
        return number
    }

    /// A number between 0 and 1, neither of them.
    func share(_ key: String) throws -> Double {
        let number = try number(key)
        guard number > 0, number < 1 else {
            throw StatisticalProblem("\(key) must be over 0 and under 1")
        }
        return number
    }

    /// A whole number from `least` on.
    func count(_ key: String, from least: Int = 0) throws -> Int {
        guard let count = Int(exactly: try number(key)), count >= least,
            count <= Proportion.trialsMax
        else {
            throw StatisticalProblem("\(key) must be a whole number from \(least) to 10^15")
        }
        return count
    }

    func numbers(_ key: String) throws -> [Double] {
        guard let items = json[key]?.arrayValue, !items.isEmpty else {
            throw StatisticalProblem("\(key) must be a list of numbers, not empty")
        }
        return try items.map { item in
            guard let number = item.numberValue else {
                throw StatisticalProblem("\(key) must hold numbers only")
            }
            return number
        }
    }

    /// Failures of trials, at least one.
    func proportion(_ failures: String, of trials: String) throws -> Proportion {
        let all = try count(trials, from: 1)
        guard let proportion = Proportion(failures: try count(failures), trials: all) else {
            throw StatisticalProblem("\(failures) must not be over \(trials)")
        }
        return proportion
    }

    func beta() throws -> BetaDistribution {
        guard let beta = BetaDistribution(a: try number("a"), b: try number("b")) else {
            throw StatisticalProblem("a and b must be over 0")
        }
        return beta
    }
}

extension JSON.Member {
    /// A number as JSON holds it; one that is not finite is `null`.
    static func answer(_ key: String, _ number: Double?) -> Self {
        Self(key: key, value: number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null)
    }

    static func answer(_ key: String, _ count: Int?) -> Self {
        answer(key, count.map(Double.init))
    }
}
