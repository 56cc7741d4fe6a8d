import Values

/// The pace at which a counter usually counts, from which it is told what it can have counted.
struct CountingPace: Sendable {
    /// Events in a millisecond.
    private let rate: Double

    /// A pace this many times the usual one is still taken for possible.
    private static let excess = 3.0
    /// Events that any process may count at once, such as its first requests.
    static let allowance = 5.0

    /// Measures the pace: the one that 9 of 10 steps in which the counter grew do not exceed.
    init(of counter: Counter) {
        let rates = zip(counter.samples, counter.samples.dropFirst()).compactMap { one, next in
            let grown = next.count - one.count
            let milliseconds = (next.at - one.at).wholeMilliseconds
            return grown > 0 && milliseconds > 0 && !next.isAfterGap
                ? Double(grown) / Double(milliseconds) : nil
        }
        .sorted()
        rate = rates.isEmpty ? 0 : rates[(rates.count - 1) * 9 / 10]
    }

    /// Returns true if that many events can have been counted in that time.
    func allows(_ count: Int, in time: Duration, atOnce allowance: Double = allowance) -> Bool {
        let usual = rate * Double(max(0, time.wholeMilliseconds))
        return Double(count) <= Self.excess * usual + allowance
    }
}
