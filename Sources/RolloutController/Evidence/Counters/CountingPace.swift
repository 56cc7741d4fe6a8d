import Values

/// The pace at which a counter usually counts, from which it is told what it can have counted.
struct CountingPace: Sendable {
    /// Events in a millisecond, in most of the steps in which the counter grew.
    private let rate: Double
    /// Events in a millisecond, over all steps: less, where a counter seldom grows.
    private let mean: Double

    /// Measures the pace: the one that 3 of 4 steps in which the counter grew exceed.
    ///
    /// It is low, so that jumps between several counters under one name do not count as usual.
    init(of samples: [Counter.Sample]) {
        let steps = zip(samples, samples.dropFirst()).compactMap { one, next in
            let grown = next.count - one.count
            let milliseconds = (next.at - one.at).wholeMilliseconds
            return grown >= 0 && milliseconds > 0 && !next.isAfterGap
                ? (grown: Double(grown), milliseconds: Double(milliseconds)) : nil
        }
        let rates = steps.filter { $0.grown > 0 }.map { $0.grown / $0.milliseconds }.sorted()
        rate = rates.isEmpty ? 0 : rates[(rates.count - 1) / 4]
        let time = steps.reduce(0) { $0 + $1.milliseconds }
        mean = time > 0 ? steps.reduce(0) { $0 + $1.grown } / time : 0
    }

    /// Returns true if that many events can have been counted in that time: at ten times the pace,
    /// or as the first few requests of a process.
    func allows(_ count: Int, in time: Duration) -> Bool {
        Double(count) <= 10 * rate * milliseconds(of: time) + 5
    }

    /// Returns true if that many events are about as many as usual in that time.
    func isUsual(_ count: Int, in time: Duration) -> Bool {
        Double(count) <= 3 * min(rate, mean) * milliseconds(of: time)
    }

    private func milliseconds(of time: Duration) -> Double {
        Double(max(0, time.wholeMilliseconds))
    }
}
