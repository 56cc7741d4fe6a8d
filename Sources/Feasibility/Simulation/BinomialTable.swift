import Statistics

/// A binomial distribution tabulated for repeated draws.
///
/// Computed with sums and quotients only, starting at the mode, so that it is the same on every
/// machine; counts 10¹⁸ times less likely than the mode are left out.
struct BinomialTable: Sendable {
    private let first: Int
    private let cumulative: [Double]

    /// Requires a rate from 0 to 1 and a count that is not negative.
    init(trials: Int, rate: Double) {
        let mode = min(trials, Int(Double(trials + 1) * rate))
        let odds = rate / (1 - rate)
        let weights = Self.weights(around: mode, in: 0...trials) { failures in
            Double(trials - failures) / Double(failures + 1) * odds
        }
        first = weights.first
        var sum = 0.0
        cumulative = weights.values.map { weight in
            sum += weight
            return sum
        }
    }

    func draw(_ random: inout Xoshiro256) -> Int {
        guard cumulative.count > 1, let total = cumulative.last else { return first }
        let target = random.nextShare() * total
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return first + low
    }

    /// Returns the chances as multiples of the mode's.
    ///
    /// `step` returns the ratio of the next count's chance to that of a count.
    private static func weights(
        around mode: Int,
        in range: ClosedRange<Int>,
        step: (Int) -> Double
    ) -> (first: Int, values: [Double]) {
        var below: [Double] = []
        var weight = 1.0
        var count = mode
        while count > range.lowerBound, weight > least {
            count -= 1
            weight /= step(count)
            below.append(weight)
        }
        var values = Array(below.reversed()) + [1]
        let first = count
        weight = 1
        count = mode
        while count < range.upperBound, weight > least {
            weight *= step(count)
            values.append(weight)
            count += 1
        }
        return (first, values)
    }

    private static let least = 1e-18
}
