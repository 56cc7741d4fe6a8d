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
