import JSONCoding
import Statistics

/// The inputs of one line, each checked for its type and range.
struct StatisticalQuestion {
    let json: JSON

    func text(_ key: String) throws -> String {
        guard let text = json[key]?.stringValue else {
            throw StatisticalProblem("\(key) must be a string")
        }
        return text
    }

    /// Returns a finite number; JSON has no others.
    func number(_ key: String) throws -> Double {
        guard let number = json[key]?.numberValue else {
            throw StatisticalProblem("\(key) must be a number")
        }
        return number
    }

    /// Returns a number over 0 and under 1.
    func share(_ key: String) throws -> Double {
        let number = try number(key)
        guard number > 0, number < 1 else {
            throw StatisticalProblem("\(key) must be over 0 and under 1")
        }
        return number
    }

    /// Returns a whole number from `least` to 10¹⁵.
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

    /// Returns a proportion of at least one trial.
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
    /// Creates a member with a number, or `null` if it is not finite.
    static func answer(_ key: String, _ number: Double?) -> Self {
        Self(key: key, value: number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null)
    }

    static func answer(_ key: String, _ count: Int?) -> Self {
        answer(key, count.map(Double.init))
    }
}
