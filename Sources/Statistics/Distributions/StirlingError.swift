/// Returns the error of Stirling's formula for ln Γ.
///
/// ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + δ(x), for finite x > 0. It falls from +∞ at 0 towards
/// 1/(12x), so sums of it keep the digits that differences of ln Γ lose.
///
/// C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000); the series is DLMF
/// 5.11.1.
package func stirlingError(_ x: Double) -> Double {
    // The series needs x ≥ 16 for 16 digits; the recurrence moves a smaller x there.
    var shifted = x
    var steps = 0.0
    while shifted < 16 {
        steps += (shifted + 0.5) * .log(onePlus: 1 / shifted) - 1
        shifted += 1
    }
    let z = 1 / (shifted * shifted)
    let series = coefficients.reduce(0) { $1 - z * $0 }
    return steps + series / shifted
}

/// B₂ₖ / (2k (2k − 1)) without its sign, from the smallest term to the largest.
private let coefficients: [Double] = [
    1 / 156, 691 / 360_360, 1 / 1188, 1 / 1680, 1 / 1260, 1 / 360, 1 / 12,
]
