/// A number of failures among a number of trials.
///
/// The invariant 0 ≤ failures ≤ trials ≤ 10¹⁵ also holds after decoding.
package struct Proportion: Hashable, Sendable {
    package let failures: Int
    package let trials: Int

    /// The maximum number of trials; every count up to it is exact as a `Double`.
    package static let trialsMax = 1_000_000_000_000_000

    /// Creates a proportion, or nil if the counts contradict each other or exceed the maximum.
    package init?(failures: Int, trials: Int) {
        guard failures >= 0, failures <= trials, trials <= Self.trialsMax else { return nil }
        self.failures = failures
        self.trials = trials
    }

    /// The number of trials that did not fail.
    package var successes: Int { trials - failures }

    /// The same trials with failures and successes exchanged.
    package var reversed: Self { Self(sound: successes, trials: trials) }

    private init(sound failures: Int, trials: Int) {
        self.failures = failures
        self.trials = trials
    }
}

extension Proportion: Codable {
    private enum CodingKeys: String, CodingKey {
        case failures, trials
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let failures = try container.decode(Int.self, forKey: .failures)
        let trials = try container.decode(Int.self, forKey: .trials)
        guard let proportion = Self(failures: failures, trials: trials) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "\(failures) failures of \(trials) trials are not possible"
                )
            )
        }
        self = proportion
    }
}
