import Statistics

/// How many of so many trials fail, for drawing it again and again.
///
/// Made with sums and quotients only, from the likeliest count on, so that it is the same on every
/// machine; counts that are 10¹⁸ times less likely than that one are left out.
struct BinomialTable: Sendable {
    private let first: Int
    private let cumulative: [Double]

    /// Requires a rate from 0 to 1 and no negative count.
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

    /// The chances as multiples of the mode's; `step` is the quotient of a count's successor's and
    /// its own.
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
