/// A number from 0 to 1 and its complement, each to full relative precision.
///
/// A rate of 1 − 10⁻²⁰ is 1 as a `Double`, yet its complement is not 0.
package struct Probability: Hashable, Sendable {
    package let value: Double
    package let complement: Double

    package static let zero = Self(value: 0, complement: 1)
    package static let one = Self(value: 1, complement: 0)

    package init(value: Double, complement: Double) {
        self.value = value
        self.complement = complement
    }

    /// Requires 0 ≤ value ≤ 1.
    package init(_ value: Double) {
        self.init(value: value, complement: 1 - value)
    }

    /// Creates the number with the given log odds, ln(p / (1 − p)).
    init(logOdds: Double) {
        let odds = Double.exp(-abs(logOdds))
        let small = odds / (1 + odds)
        let large = 1 / (1 + odds)
        self =
            logOdds < 0
            ? Self(value: small, complement: large)
            : Self(value: large, complement: small)
    }

    /// Creates the number with the given natural logarithm, which must be at most 0.
    init(log: Double) {
        self.init(value: .exp(log), complement: -.expMinusOne(log))
    }

    package var reversed: Self { Self(value: complement, complement: value) }
}

extension Probability {
    /// The log odds beyond which a `Double` is 0 or 1.
    static let logOddsRange = -745.0...745.0

    /// Returns true if two log odds are equal to within the precision needed here.
    static func logOddsAgree(_ one: Double, _ other: Double) -> Bool {
        abs(one - other) <= 1e-15 * max(1, abs(one))
    }
}
