import Values

/// The values that the author of a plan expects of the release.
///
/// They are used to compute what each gate needs and to simulate the plan. They decide nothing.
package struct Expectation: Hashable, Codable, Sendable {
    /// The frequency of one user's requests.
    package let traffic: Frequency
    /// The true failure rates, each between 0 and 1, by check id.
    package let rates: [String: Double]

    package init(traffic: Frequency, rates: [String: Double] = [:]) {
        self.traffic = traffic
        self.rates = rates
    }
}

/// A frequency of events: `2/h`, `0.5/m`.
package struct Frequency: Hashable, Sendable {
    /// The number of events an hour, over 0 and at most 10⁹.
    package let perHour: Double
    package let text: String
}

extension Frequency: TextCodable {
    package static let kind = "a frequency"

    /// Reads a number over 0, a slash and one of `s m h d`; nil otherwise or if over 10⁹ an hour.
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
