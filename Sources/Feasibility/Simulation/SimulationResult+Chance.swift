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
