package import Statistics
package import Values

/// The answer of a source for one check.
package struct Reading: Hashable, Codable, Sendable {
    /// The check's id.
    package let check: String
    /// The time of the newest measurement behind it, from which its age is counted.
    package let takenAt: Instant
    package let measurement: Measurement

    package init(check: String, takenAt: Instant, measurement: Measurement) {
        self.check = check
        self.takenAt = takenAt
        self.measurement = measurement
    }
}

/// A measured quantity, or the reason there is none.
package enum Measurement: Hashable, Sendable {
    case value(Double)
    case counts(Proportion)
    case histogram(Histogram)
    case samples([Double])
    case canary([Double], control: [Double])
    /// The count of each group, by the group's name.
    case groups([String: Int])
    case trend([TimeSeries])
    case unavailable(Unavailable)

    /// The maximum number of values in one reading, for each side of a comparison.
    package static let samplesMax = 10_000
}

/// The reason a source has no answer; a value rather than an error, since a decision uses it.
package enum Unavailable: Hashable, Sendable {
    /// The source answered, but has nothing: an empty result, a missing key, no attestation.
    case noData(String)
    /// The source could not be queried, or its answer made no sense.
    case sourceFailed(String)
}

/// The number of observations at or under each bound.
package struct Histogram: Hashable, Codable, Sendable {
    /// Buckets with ascending bounds and counts that never fall; the last bound is the largest
    /// finite one.
    package let buckets: [Bucket]
    /// The number of all observations, including those over the last bound.
    package let count: Int

    /// Creates a histogram, or nil if the buckets are not cumulative.
    package init?(buckets: [Bucket], count: Int) {
        let bounds = buckets.map(\.upperBound)
        let counts = buckets.map(\.count) + [count]
        guard zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 }),
            zip(counts, counts.dropFirst()).allSatisfy({ $0 <= $1 }),
            counts.allSatisfy({ $0 >= 0 }), bounds.allSatisfy(\.isFinite)
        else { return nil }
        self.buckets = buckets
        self.count = count
    }

    package struct Bucket: Hashable, Codable, Sendable {
        /// The inclusive upper bound, like Prometheus's `le`.
        package let upperBound: Double
        package let count: Int

        package init(upperBound: Double, count: Int) {
            self.upperBound = upperBound
            self.count = count
        }
    }
}

extension Histogram {
    private enum CodingKeys: String, CodingKey { case buckets, count }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let buckets = try container.decode([Bucket].self, forKey: .buckets)
        let count = try container.decode(Int.self, forKey: .count)
        guard let histogram = Self(buckets: buckets, count: count) else {
            throw DecodingError.dataCorruptedError(
                forKey: .buckets,
                in: container,
                debugDescription: "the buckets are not cumulative"
            )
        }
        self = histogram
    }
}

/// The readings that one decision is based on.
package struct Evidence: Hashable, Codable, Sendable {
    package let readings: [Reading]
    /// The choice of a cohort; nil if none was needed.
    package let cohort: CohortChoice?

    package init(_ readings: [Reading] = [], cohort: CohortChoice? = nil) {
        self.readings = readings
        self.cohort = cohort
    }

    package func reading(for check: String) -> Reading? {
        readings.first { $0.check == check }
    }
}
