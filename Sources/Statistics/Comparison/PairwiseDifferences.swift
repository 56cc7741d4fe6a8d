/// The differences between each value of one sample and each of another, in order.
///
/// They are counted, not stored: 2,000 values a side have 4 million differences.
package struct PairwiseDifferences {
    private let minuends: [Double]
    private let subtrahends: [Double]
    package let count: Int

    /// Requires sorted, non-empty samples without NaN whose differences are finite.
    package init(ofSorted minuends: [Double], to subtrahends: [Double]) {
        self.minuends = minuends
        self.subtrahends = subtrahends
        count = minuends.count * subtrahends.count
    }

    /// Returns the difference at a rank, counted from 1; requires 1 ≤ rank ≤ count.
    ///
    /// The result is exactly one of the differences, found by bisection over all 2⁶⁴ numbers: at
    /// most 64 counts, each with as many steps as there are values.
    package func ranked(_ rank: Int) -> Double {
        var below = Int64(ordering: -.infinity)
        var found = Int64(ordering: .infinity)
        while below + 1 < found {
            let between = (below >> 1) + (found >> 1) + (below & found & 1)
            if number(atMost: Double(ordering: between)) >= rank {
                found = between
            } else {
                below = between
            }
        }
        // −0 sorts before 0 here, and is not a difference.
        return Double(ordering: found) + 0
    }

    /// The middle difference, or the mean of the middle two.
    package var median: Double {
        let lower = ranked((count + 1) / 2)
        return count.isMultiple(of: 2) ? lower + (ranked(count / 2 + 1) - lower) / 2 : lower
    }

    private func number(atMost limit: Double) -> Int {
        var over = 0
        return minuends.reduce(0) { sum, value in
            while over < subtrahends.count, value - subtrahends[over] > limit { over += 1 }
            return sum + subtrahends.count - over
        }
    }
}

extension Int64 {
    /// Maps numbers to integers in the same order.
    fileprivate init(ordering number: Double) {
        let bits = Int64(bitPattern: number.bitPattern)
        self = bits < 0 ? bits ^ .max : bits
    }
}

extension Double {
    fileprivate init(ordering integer: Int64) {
        self.init(bitPattern: UInt64(bitPattern: integer < 0 ? integer ^ .max : integer))
    }
}
