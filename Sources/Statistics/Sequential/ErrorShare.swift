/// The place of one count among those of a stage, which share the stage's chance of an error.
///
/// A rollback or an amendment begins a count anew, and a sliding window begins again and again
/// within each. The chance that any of them is ever wrong is at most the sum of theirs, however
/// they overlap, so the j-th window gets 6/(π²j²) of its count's chance, and the j-th count such
/// a part of the stage's: each series sums to 1.
package struct ErrorShare: Hashable, Sendable {
    /// The number of the count in its stage, from 1.
    package let count: Int
    /// The number of the window in its count, from 1; nil if it begins with the count.
    package let window: Int?
    /// True if another test of the same count spends the other half of its share.
    package let isJudgedTwice: Bool

    package init(count: Int, window: Int?, isJudgedTwice: Bool = false) {
        self.count = max(1, count)
        self.window = window.map { max(1, $0) }
        self.isJudgedTwice = isJudgedTwice
    }

    /// The share of a stage's first count, if its window does not slide.
    package static let first = Self(count: 1, window: nil)

    /// The part of the count's chance that its window may spend.
    var ofCount: Double { (window.map(Self.part) ?? 1) / (isJudgedTwice ? 2 : 1) }

    /// Returns 6/(π²j²).
    static func part(_ number: Int) -> Double {
        6 / (.pi * .pi * Double(number) * Double(number))
    }
}

extension AnytimeTest {
    /// Returns the test of one count of a stage, which spends its share of the error.
    ///
    /// Over all counts and windows, the chance that a rate at the limit or over it is ever found
    /// below is at most 1 − confidence, and so is that of a rate under the limit to be found above.
    package func spending(_ share: ErrorShare) -> Self {
        let part = share.count == 1 ? firstShare : ErrorShare.part(share.count)
        return Self(self, logThreshold: logInverseError - .log(part * share.ofCount))
    }

    /// The part of the error left for a stage's first count; 1 for limits up to ½ at 90% or more.
    ///
    /// A verdict "below" of this test is wrong with a chance well under α. With a share I of the
    /// prior under the limit, the posterior has at most (1 − I)/M over it, so M ≥ 1/α implies
    /// ``logEvidenceBelow(_:)`` of at least ln((1/α − (1 − I))/I). By Ville the chance is at most
    /// αI/(1 − α(1 − I)), and with the sides exchanged that of a wrong "above". About two thirds of
    /// α are spent, and all later counts together get 1 − 6/π² = 0.39 of those two thirds.
    var firstShare: Double {
        let tails = prior.tails(at: limit)
        let side = Double.exp(max(tails.logLower, tails.logUpper))
        let spent = side / (1 - Double.exp(-logInverseError) * (1 - side))
        return min(1, 1 / spent - (1 - ErrorShare.part(1)))
    }
}

extension SplitTest {
    /// Returns the test of one count of a stage, which spends its share of the error.
    ///
    /// The chance that a correct split is ever reported is at most 1 − confidence over all of them.
    package func spending(_ share: ErrorShare) -> Self {
        Self(
            self,
            logThreshold: logInverseError - .log(ErrorShare.part(share.count) * share.ofCount)
        )
    }
}
