extension SimulationResult {
    /// The distribution of a time over the runs that got there; its quantiles are nil if none did.
    package struct Times: Hashable, Codable, Sendable {
        package let medianSeconds: Double?
        package let p90Seconds: Double?
        /// The numbers of runs that got there within given seconds, at up to 200 points.
        package let distribution: [Reached]

        package struct Reached: Hashable, Codable, Sendable {
            package let seconds: Double
            package let runs: Int
        }
    }
}

extension SimulationResult.Times {
    /// Creates the distribution from the number of runs for each time in milliseconds.
    init(_ runs: [Int64: Int]) {
        let sorted = runs.sorted { $0.key < $1.key }
        let all = sorted.reduce(0) { $0 + $1.value }
        var sum = 0
        let steps = sorted.map { time, count in
            sum += count
            return Reached(seconds: Double(time) / 1_000, runs: sum)
        }
        /// Returns the least time within which a share of the runs got there.
        func quantile(_ share: Double) -> Double? {
            steps.first { Double($0.runs) >= share * Double(all) }?.seconds
        }
        medianSeconds = quantile(0.5)
        p90Seconds = quantile(0.9)
        let every = max(1, (steps.count + 198) / 199)
        let shown = steps.indices.filter { $0 % every == 0 || $0 == steps.count - 1 }
        distribution = shown.map { steps[$0] }
    }

    private enum CodingKeys: String, CodingKey {
        case medianSeconds, p90Seconds, distribution
    }

    /// Encodes a missing time as `null`, so that the keys are always the same.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(medianSeconds, forKey: .medianSeconds)
        try container.encode(p90Seconds, forKey: .p90Seconds)
        try container.encode(distribution, forKey: .distribution)
    }
}
