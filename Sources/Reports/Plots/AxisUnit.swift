import Rollouts

/// The unit of an axis's labels: the factor that divides its numbers, and the suffix after them.
struct AxisUnit: Hashable, Sendable {
    let factor: Double
    let suffix: String

    static let one = Self(factor: 1, suffix: "")

    /// Selects the unit in which numbers up to a size are easy to read.
    init(_ unit: CheckHistory.Unit, upTo size: Double) {
        switch unit {
        case .number: self = .one
        case .share: self.init(factor: 0.01, suffix: "%")
        case .seconds: self = Self.fitting(size, Self.seconds)
        case .bytes: self = Self.fitting(size, Self.bytes)
        }
    }

    private init(factor: Double, suffix: String) {
        self.factor = factor
        self.suffix = suffix
    }

    private static let seconds =
        [(86_400, " d"), (3_600, " h"), (60, " min"), (1, " s")]
        .map { Self(factor: Double($0.0), suffix: $0.1) } + [Self(factor: 0.001, suffix: " ms")]

    private static let bytes = [(40, " TiB"), (30, " GiB"), (20, " MiB"), (10, " KiB"), (0, " B")]
        .map { Self(factor: Double(1 << $0.0), suffix: $0.1) }

    private static func fitting(_ size: Double, _ units: [Self]) -> Self {
        units.first { size.magnitude >= $0.factor } ?? units.last ?? .one
    }
}
