@testable import RolloutController
import Statistics
import Values

/// The life of one process: its counts at each half of a scrape's interval.
struct ProcessModel {
    struct Moment {
        let at: Instant
        let good: Int
        let bad: Int
    }

    /// Two moments an interval; a first scraper sees the even ones, a second the odd ones.
    private(set) var moments: [Moment] = []
    /// The number of the interval in which it began.
    let first: Int

    /// Lets a process count a number of events in each interval, as many as are expected of it.
    ///
    /// An old one has counted for long when it is first seen.
    init(
        from first: Int,
        until last: Int,
        at phase: Instant,
        perInterval: Double,
        failing: Double,
        isOld: Bool,
        _ random: inout Xoshiro256
    ) {
        self.first = first
        var good = isOld ? 5_000 + random.below(1_000_000) : 0
        var bad = isOld ? random.below(1_000) : 0
        for half in (2 * first)..<max(2 * first, 2 * last) {
            moments.append(
                Moment(at: phase + TargetModel.interval / 2 * half, good: good, bad: bad)
            )
            let events = random.events(expected: perInterval / 2)
            let failed = random.failures(of: events, at: failing)
            good += events - failed
            bad += failed
        }
    }

    /// Returns the moments that one of two scrapers sees.
    func scrapes(second: Bool) -> [Moment] {
        moments.enumerated().filter { ($0.offset % 2 == 1) == second }.map(\.element)
    }
}
