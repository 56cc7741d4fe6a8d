/// Returns the deviance of an observed count from the expected one: x ln(x/m) + m − x.
///
/// For x ≥ 0 and m ≥ 0; never negative, 0 if they are equal, m if x is 0.
///
/// C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000), `bd0`.
package func deviance(_ observed: Double, from expected: Double) -> Double {
    guard observed > 0 else { return expected }
    let difference = observed - expected
    guard abs(difference) < 0.1 * (observed + expected) else {
        return observed * .log(observed / expected) - difference
    }
    return nearbyDeviance(observed, difference, difference / (observed + expected))
}

/// Returns the deviance for x near m, where the terms above cancel; this series in v = (x − m)/(x +
/// m) does not.
private func nearbyDeviance(_ observed: Double, _ difference: Double, _ v: Double) -> Double {
    var sum = difference * v
    var power = 2 * observed * v
    // v| < 0.1 gains two digits a term, so ten terms suffice.
    for term in 1...30 {
        power *= v * v
        let next = sum + power / Double(2 * term + 1)
        if next == sum { break }
        sum = next
    }
    return sum
}
