import Statistics
import Testing

/// Counts of every size, up to the largest.
enum ManyCounts {
    static func all() throws -> [Proportion] {
        let sizes = [0, 1, 2, 3, 10, 409, 5_000, 1_000_003, 10_000_000_000, 1_000_000_000_000_000]
        return try sizes.flatMap { trials in
            let failures = [0, 1, 2, trials / 1_000, trials / 100, trials / 3, trials / 2]
            let counts = Set(failures + failures.map { trials - $0 }).filter { 0...trials ~= $0 }
            return try counts.sorted().map {
                try #require(Proportion(failures: $0, trials: trials))
            }
        }
    }
}
