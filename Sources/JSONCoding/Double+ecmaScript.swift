extension Double {
    /// The number as ECMAScript's `Number::toString` writes it; nil if it is not finite.
    ///
    /// Swift finds the same shortest digits but lays them out differently.
    var ecmaScript: String? {
        guard isFinite else { return nil }
        guard self != 0 else { return "0" }
        let (digits, point) = magnitude.shortestDigits
        return (self < 0 ? "-" : "") + Self.layout(digits, point: point)
    }

    /// The digits d₁…dₖ without zeros at either end, and n such that value = 0.d₁…dₖ × 10ⁿ.
    private var shortestDigits: (digits: String, point: Int) {
        let parts = description.split(separator: "e")
        let exponent = parts.dropFirst().first.flatMap { Int($0) } ?? 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let all = whole + (mantissa.dropFirst().first ?? "")
        let leadingZeros = all.prefix { $0 == "0" }.count
        let digits = all.dropFirst(leadingZeros).trimmingZerosAtEnd
        return (digits, whole.count + exponent - leadingZeros)
    }

    private static func layout(_ digits: String, point: Int) -> String {
        let count = digits.count
        switch point {
        case _ where count <= point && point <= 21:
            return digits + String(repeating: "0", count: point - count)
        case 1...21:
            return "\(digits.prefix(point)).\(digits.dropFirst(point))"
        case -5...0:
            return "0." + String(repeating: "0", count: -point) + digits
        case _:
            let sign = point > 0 ? "+" : "-"
            let fraction = count > 1 ? ".\(digits.dropFirst())" : ""
            return "\(digits.prefix(1))\(fraction)e\(sign)\((point - 1).magnitude)"
        }
    }
}

extension Substring {
    fileprivate var trimmingZerosAtEnd: String {
        var rest = self
        while rest.last == "0" { rest.removeLast() }
        return String(rest)
    }
}
