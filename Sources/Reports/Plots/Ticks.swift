import Values

/// Round numbers for the labels of an axis, in steps of 1, 2 or 5 times a power of ten.
struct Ticks: Hashable, Sendable {
    /// Ascending and distinct; the first and the last enclose the range.
    let values: [Double]
    let labels: [String]

    /// Makes about `count` ticks around a range, scaled by `unit`, whose suffix the labels omit.
    init(covering range: ClosedRange<Double>, about count: Int = 4, unit: AxisUnit = .one) {
        let range = range.divided(by: unit.factor).widened
        let count = Double(count)
        let step = Step(atLeast: range.upperBound / count - range.lowerBound / count)
        // A bound that differs from a round number only by rounding is its own tick.
        let first = (range.lowerBound / step.size + 1e-7).rounded(.down)
        let last = (range.upperBound / step.size - 1e-7).rounded(.up)
        // Multiples of a decimal step, parsed from their digits to avoid rounding errors.
        let multiples = stride(from: first, through: last, by: 1).map { Int($0) * step.digit }
        values = multiples.map { step.number($0) * unit.factor }
        labels = multiples.map { step.label($0) + unit.suffix }
    }

    /// The range from the first to the last tick.
    var range: ClosedRange<Double> {
        guard let first = values.first, let last = values.last else { return 0...1 }
        return first...last
    }
}

/// A step of 1, 2 or 5 times a power of ten.
private struct Step {
    let digit: Int
    let exponent: Int

    /// The smallest step that is at least a size.
    init(atLeast size: Double) {
        let near = Int((Double(size.exponent) * 0.301_029_995_663_981_2).rounded(.down))
        let candidates = (near - 1...near + 2).flatMap { exponent in
            [1, 2, 5].map { (digit: $0, exponent: exponent) }
        }
        let fitting = candidates.first { Self.number($0.digit, $0.exponent) >= size * (1 - 1e-9) }
        (digit, exponent) = fitting ?? (1, near + 2)
    }

    var size: Double { number(digit) }

    func number(_ multiple: Int) -> Double { Self.number(multiple, exponent) }

    private static func number(_ multiple: Int, _ exponent: Int) -> Double {
        Double("\(multiple)e\(exponent)") ?? 0
    }

    /// The number in digits: `0.25`, `1,500`; very long ones as `5e-9`.
    func label(_ multiple: Int) -> String {
        guard multiple != 0 else { return "0" }
        guard exponent < 0 else {
            return exponent <= 12 && number(multiple).magnitude < 1e15
                ? Int(number(multiple)).grouped : "\(multiple)e\(exponent)"
        }
        guard exponent >= -6 else { return "\(multiple)e\(exponent)" }
        let power = (0..<(-exponent)).reduce(1) { power, _ in power * 10 }
        let (whole, rest) = Int(multiple.magnitude).quotientAndRemainder(dividingBy: power)
        let digits = String(rest)
        let zeros = String(repeating: "0", count: -exponent - digits.count)
        return "\(multiple < 0 ? "-" : "")\(whole.grouped).\(zeros)\(digits)"
    }
}

extension ClosedRange<Double> {
    fileprivate func divided(by factor: Double) -> Self {
        lowerBound / factor...upperBound / factor
    }

    /// The range with a length that steps can divide: a single point becomes a range around it.
    fileprivate var widened: Self {
        // Far inside the range of a Double, so that sums of steps stay finite.
        let (lower, upper) = (lowerBound.bounded, upperBound.bounded)
        let size = Swift.max(lower.magnitude, upper.magnitude)
        guard size > 1e-290 else { return 0...1 }
        guard upper - lower < size * 1e-9 else { return lower...upper }
        return lower > 0 ? 0...upper : upper < 0 ? lower...0 : lower...upper
    }
}

extension Double {
    fileprivate var bounded: Double { Swift.min(Swift.max(self, -1e290), 1e290) }
}
