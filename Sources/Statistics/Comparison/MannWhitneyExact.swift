extension MannWhitney {
    /// The maximum number of pairs, as of 50 values a side, for the exact distribution.
    package static let exactPairsMax = 2_500

    /// Returns the p of the test by counting all orders of the values, with a relative error of
    /// 10⁻¹³.
    ///
    /// Nil if any values are equal, within a sample or across samples, or if there are more pairs
    /// than ``exactPairsMax``.
    package func exactP(_ alternative: Alternative) -> Double? {
        guard tieSum == 0, xCount <= Self.exactPairsMax / yCount else { return nil }
        let chances = Self.chances(min(xCount, yCount), max(xCount, yCount))
        // The distribution is symmetric, so a U of at least u1 is as likely as one up to u2.
        let greater = min(1, chances[...Int(u2)].reduce(0, +))
        let less = min(1, chances[...Int(u1)].reduce(0, +))
        return switch alternative {
        case .twoSided: min(1, 2 * min(greater, less))
        case .greater: greater
        case .less: less
        }
    }

    /// Returns the chance of each U from 0 to m n: the normalized coefficients of the Gaussian
    /// binomial.
    ///
    /// The largest of i + j values belongs to the first sample with the chance i/(i + j), and then
    /// wins j pairs. All terms are positive, so the far tails keep their precision.
    private static func chances(_ m: Int, _ n: Int) -> [Double] {
        var rows = [[Double]](repeating: [1], count: m + 1)
        for j in 1...n {
            for i in 1...m {
                rows[i] = next(lost: rows[i], won: rows[i - 1], i, j)
            }
        }
        return rows[m]
    }

    private static func next(lost: [Double], won: [Double], _ i: Int, _ j: Int) -> [Double] {
        let total = Double(i + j)
        var chances = [Double](repeating: 0, count: i * j + 1)
        for u in lost.indices { chances[u] = Double(j) / total * lost[u] }
        for u in won.indices { chances[u + j] += Double(i) / total * won[u] }
        return chances
    }
}
