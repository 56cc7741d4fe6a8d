package import Rollouts

/// A series of a check's counts of which only the least and the greatest number are known.
package struct DoubtAnswer: Encodable {
    package let check: String
    package let series: String
    package let least: Int
    package let most: Int
    package let why: String

    package init(_ doubt: CountDoubt, of check: String) {
        self.check = check
        series = doubt.series
        least = doubt.least
        most = doubt.most
        why = doubt.reason.rawValue
    }
}

extension Evidence {
    /// The doubts of all checks, in their order.
    var doubts: [DoubtAnswer] {
        readings.flatMap { reading in
            (reading.measurement.bounds?.doubts ?? []).map { DoubtAnswer($0, of: reading.check) }
        }
    }
}
