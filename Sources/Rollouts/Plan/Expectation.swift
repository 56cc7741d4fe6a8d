import Values

/// What the author of a plan expects of the release.
///
/// What each gate needs is reckoned from it, and simulated. It decides nothing.
package struct Expectation: Hashable, Codable, Sendable {
    /// How many requests one user makes.
    package let traffic: Frequency
    /// The true failure rates, each between 0 and 1, by the checks' ids.
    package let rates: [String: Double]

    package init(traffic: Frequency, rates: [String: Double] = [:]) {
        self.traffic = traffic
        self.rates = rates
    }
}

/// How often something happens: `2/h`, `0.5/m`.
package struct Frequency: Hashable, Sendable {
    /// Over 0, at most 10⁹.
    package let perHour: Double
    package let text: String
}

extension Frequency: TextCodable {
    package static let kind = "a frequency"

    /// Nil unless it is a number over 0, a slash and one of `s m h d`, and at most 10⁹ an hour.
    package init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let factor = Self.hourly[String(parts[1])],
            parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
            let count = Double(parts[0]), count > 0, count * factor <= 1e9
        else { return nil }
        perHour = count * factor
        self.text = text
    }

    private static let hourly: [String: Double] = ["s": 3_600, "m": 60, "h": 1, "d": 1.0 / 24]
}
