import Rollouts

/// The least and the greatest number of events that there can have been.
struct CountRange: Hashable, Sendable {
    var least: Int
    var most: Int

    static let zero = Self(0)

    init(_ count: Int) { self.init(least: count, most: count) }

    init(least: Int, most: Int) {
        self.least = least
        self.most = max(least, most)
    }

    var isExact: Bool { least == most }

    /// The number of events that there may or may not have been.
    var doubtful: Int { most - least }

    static func + (one: Self, other: Self) -> Self {
        Self(least: one.least + other.least, most: one.most + other.most)
    }

    static func += (one: inout Self, other: Self) { one = one + other }
}

extension CountRange {
    func doubt(_ reason: CountDoubt.Reason, of counter: Counter) -> CountDoubt {
        CountDoubt(
            series: ForeignText(counter.name).text,
            least: least,
            most: most,
            reason: reason
        )
    }
}
