import Values

/// A comparison with a number: `< 1%`, `>= 200`, `< 3s`, `>= 8GiB`.
///
/// Units are converted to the base units of measurements: a percentage to a share, a time to
/// seconds, a size to bytes.
package struct Limit: Hashable, Sendable {
    package let comparison: Comparison
    package let number: Double
    /// The limit as written in the plan, with one space after the comparison; `=` is `==`.
    package let text: String

    package enum Comparison: String, Sendable, CaseIterable {
        case under = "<"
        case atMost = "<="
        case over = ">"
        case atLeast = ">="
        case equal = "=="
    }

    /// Reads a comparison and a finite number with a known unit, or returns nil.
    package init?(text: String) {
        let symbols = text.prefix { "<>=".contains($0) }
        let rest = text.dropFirst(symbols.count).drop { $0 == " " }
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || "+-.e_".contains($0)) }
        let unit = rest.dropFirst(digits.count).drop { $0 == " " }
        guard let comparison = Comparison(rawValue: symbols == "=" ? "==" : String(symbols)),
            let number = Double(digits.filter { $0 != "_" }), number.isFinite,
            let factor = Self.units[String(unit)], (number * factor).isFinite
        else { return nil }
        self.comparison = comparison
        self.number = unit == "%" ? number / 100 : number * factor
        self.text = "\(comparison.rawValue) \(rest)"
    }

    private static let units: [String: Double] = [
        "": 1, "%": 0.01, "ms": 0.001, "s": 1, "m": 60, "h": 3_600, "d": 86_400,
        "B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12,
        "KiB": 1_024, "MiB": 1_048_576, "GiB": 1_073_741_824, "TiB": 1_099_511_627_776,
    ]

    /// Returns true if the number is within the limit; NaN never is.
    package func allows(_ value: Double) -> Bool {
        switch comparison {
        case .under: value < number
        case .atMost: value <= number
        case .over: value > number
        case .atLeast: value >= number
        case .equal: value == number
        }
    }

    /// True if smaller is better.
    package var isUpper: Bool { comparison == .under || comparison == .atMost }

    /// Returns a measured number in the unit of the limit.
    package func shown(_ value: Double) -> String {
        if text.hasSuffix("%") { return value.percent }
        if text.hasSuffix("s") { return value.seconds }
        return text.hasSuffix("B") ? value.bytes : value.plain
    }
}

extension Limit: TextCodable {
    package static let kind = "a limit"
}
