import Statistics

extension SimulationResult {
    /// A share of runs, with 95% bounds of the true probability.
    ///
    /// C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), each side at 97.5%.
    package struct Chance: Hashable, Codable, Sendable {
        package let runs: Int
        package let of: Int
        package let lower: Double
        package let upper: Double

        /// The share; nil if there were no runs.
        package var share: Double? { of > 0 ? Double(runs) / Double(of) : nil }
    }
}

extension SimulationResult.Chance {
    init(_ runs: Int, of all: Int) {
        self.runs = runs
        of = all
        let proportion = Proportion(failures: runs, trials: all)
        lower = proportion.map { ClopperPearson.lower($0, confidence: 0.975) } ?? 0
        upper = proportion.map { ClopperPearson.upper($0, confidence: 0.975) } ?? 1
    }

    private enum CodingKeys: String, CodingKey {
        case probability, runs, of, lower, upper
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(Int.self, forKey: .runs),
            of: try container.decode(Int.self, forKey: .of)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(share, forKey: .probability)
        try container.encode(runs, forKey: .runs)
        try container.encode(of, forKey: .of)
        try container.encode(lower, forKey: .lower)
        try container.encode(upper, forKey: .upper)
    }
}

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
