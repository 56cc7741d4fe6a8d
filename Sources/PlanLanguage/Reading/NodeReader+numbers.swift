import Rollouts
import Values

extension NodeReader where Value == Int {
    /// Reads `5000` or `5_000`, quoted or not.
    static func integer(_ range: ClosedRange<Int>) -> Self {
        scalar("a whole number from \(range.lowerBound) to \(range.upperBound.grouped)") { text in
            wholeNumber(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension NodeReader where Value == Double {
    /// Reads a share of at least `least`, over 0 and under 1: `0.95` or `95%`.
    static func share(_ expected: String, from least: Double) -> Self {
        scalar(expected) { text in
            ShareText.number(text).flatMap { $0 >= least ? $0 : nil }
        }
    }

    static let coverage = share("a part of the window over 0 and under 1, such as 80%", from: 0)
    static let confidence = share("a confidence from 50% to under 100%", from: 0.5)
    static let quantile = share("a quantile over 0 and under 1, such as 0.95", from: 0)
    static let cles = share("a share over 0.5 and under 1, such as 0.6", from: (0.5).nextUp)

    static let meanRatio = scalar("a ratio over 1 and at most 1000, such as 1.1") { text in
        decimal(text).flatMap { 1 < $0 && $0 <= 1_000 ? $0 : nil }
    }

    static let weight = scalar("a weight such as 5000, over 0 and at most 10¹²") { text in
        decimal(text).flatMap { 0 < $0 && $0 <= 1e12 ? $0 : nil }
    }
}

/// Parses digits with underscores or a decimal point.
private func decimal(_ text: String) -> Double? {
    guard text.contains(".") else { return wholeNumber(text).map(Double.init) }
    let isPlain = text.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
    return isPlain ? Double(text) : nil
}

extension NodeReader where Value == CohortSize {
    /// Reads `10..20`, `5000`, `10%` or `all`.
    static let cohort = scalar(
        "a number of users such as 5000, a range such as 10..20, a share such as 10%, or all"
    ) { text in
        if text == "all" { return .all }
        if text.hasSuffix("%") { return ShareText.number(text).map { .share($0) } }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        let numbers = ends.compactMap { wholeNumber(String($0)) }
        guard numbers.count == ends.count, ends.count <= 2, let least = numbers.first,
            let most = numbers.last, 0 < least, least <= most, most <= CohortSize.greatest
        else { return nil }
        return CohortSize(least: least, most: most)
    }
}

/// Parses digits with single underscores between them.
private func wholeNumber(_ text: String) -> Int? {
    let groups = text.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
    return Int(text.filter { $0 != "_" })
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
