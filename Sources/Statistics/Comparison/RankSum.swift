/// Returns Σ (t³ − t) over the groups of t equal values.
///
/// Requires a sorted sample without NaN; exact up to 200,000 values.
package func tieSum(ofSorted sample: [Double]) -> Double {
    var sum = 0.0
    var start = 0
    for end in sample.indices.dropFirst() where sample[end] != sample[start] {
        sum += cubeExcess(Double(end - start))
        start = end
    }
    return sum + cubeExcess(Double(sample.count - start))
}

/// Returns the standard deviation of the Mann–Whitney U for two samples of one distribution.
///
/// Exactly 0 if all values are equal. E. L. Lehmann, Nonparametrics (1975), 1.4.
package func rankSumDeviation(_ xCount: Int, _ yCount: Int, tieSum: Double) -> Double {
    let pairs = Double(xCount) * Double(yCount)
    let all = Double(xCount) + Double(yCount)
    return (pairs / 12 * (all + 1) * (1 - tieSum / cubeExcess(all))).squareRoot()
}

private func cubeExcess(_ count: Double) -> Double { count * count * count - count }
