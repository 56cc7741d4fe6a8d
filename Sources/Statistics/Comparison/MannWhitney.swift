/// A rank-sum test of whether the values of one sample tend to be larger than those of another.
///
/// It compares ranks, so it assumes only independent values and no distribution; ±∞ has a rank like
/// any other value. It is valid for one comparison of two samples whose sizes were fixed
/// beforehand.
///
/// H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947).
package struct MannWhitney: Hashable, Sendable {
    package let xCount: Int
    package let yCount: Int
    /// The number of pairs in which x is larger; a pair of equal values counts half.
    package let u1: Double
    /// Σ (t³ − t) over the groups of t equal values.
    package let tieSum: Double

    /// The hypothesis about x that the test looks for.
    package enum Alternative: Hashable, Sendable {
        case twoSided
        case greater
        case less
    }

    /// Creates a test, or nil if a sample is empty or contains a NaN.
    package init?(_ x: [Double], _ y: [Double]) {
        let all = (x + y).sorted()
        guard !x.isEmpty, !y.isEmpty, all.allSatisfy({ !$0.isNaN }) else { return nil }
        xCount = x.count
        yCount = y.count
        u1 = Self.pairsWon(by: x.sorted(), over: y.sorted())
        tieSum = Statistics.tieSum(ofSorted: all)
    }

    /// The number of pairs in which y is larger; a pair of equal values counts half.
    package var u2: Double { Double(xCount) * Double(yCount) - u1 }

    private static func pairsWon(by x: [Double], over y: [Double]) -> Double {
        var less = 0
        var notMore = 0
        return x.reduce(0) { sum, value in
            while less < y.count, y[less] < value { less += 1 }
            while notMore < y.count, y[notMore] <= value { notMore += 1 }
            return sum + Double(less + notMore) / 2
        }
    }
}

extension MannWhitney {
    /// The normal limit of the distribution of U.
    package struct Asymptotic: Hashable, Sendable {
        package let z: Double
        package let p: Double
    }

    /// Returns the test by the normal limit, corrected for ties and, by ½, for continuity.
    ///
    /// Nil if all values are equal. The limit is a fair approximation from about 8 values a side
    /// on; the relative error of p from the arithmetic is 10⁻¹², and a p under the least `Double`
    /// is 0.
    package func asymptotic(_ alternative: Alternative) -> Asymptotic? {
        let deviation = rankSumDeviation(xCount, yCount, tieSum: tieSum)
        guard deviation > 0 else { return nil }
        let u =
            switch alternative {
            case .twoSided: max(u1, u2)
            case .greater: u1
            case .less: u2
            }
        let z = (u - (u1 + u2) / 2 - 0.5) / deviation
        let tail = NormalDistribution.upperTail(z)
        return Asymptotic(z: z, p: alternative == .twoSided ? min(1, 2 * tail) : tail)
    }
}
