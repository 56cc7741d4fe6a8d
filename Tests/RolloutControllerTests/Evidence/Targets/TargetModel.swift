@testable import RolloutController
@testable import Rollouts
import Statistics
@testable import Values

/// A seeded history of scraped processes, of which it is known how often each counted.
///
/// The truth is what scrapes show of the window: events after the last scrape of a process that
/// ended are seen by nobody, and counting begins with the last scrape of each process up to the
/// window's start, whether or not it was kept.
struct TargetModel {
    let windowStart: Instant
    /// The number of scrapes in the window.
    let length: Int
    let oddities: Set<Oddity>
    /// The failures and the total as a source reads them.
    private(set) var sides: [[Series]] = [[], []]
    private(set) var failures = 0
    private(set) var trials = 0
    private(set) var starts: [Series.Target: Instant] = [:]

    static let interval: Duration = .seconds(15)
    /// The scrapes that are read before the window.
    private static let earlier = 100
    var windowEnd: Instant { windowStart + Self.interval * length }

    var dataSince: Instant { windowStart - Self.interval * (Self.earlier + 25) }

    init(
        seed: UInt64,
        run: UInt64,
        oddities: Set<Oddity>,
        length: Int = 60,
        failing: Double? = nil,
        perInterval: Double? = nil,
        windowStart: Instant = Instant(milliseconds: 1_700_000_000_000)
    ) {
        self.windowStart = windowStart
        self.oddities = oddities
        self.length = length
        var random = Xoshiro256(seed: seed, run: run)
        let failing = failing ?? [0, 0.002, 0.01, 0.05, 0.3][random.below(5)]
        for number in 0..<(1 + random.below(3)) {
            let pace = perInterval ?? [0.2, 1, 5, 30, 200][random.below(5)]
            add(number, pace, failing, &random)
        }
    }

    /// True if a sample is no number.
    var hasNoNumber: Bool { sides.joined().contains { $0.samples.contains(where: \.value.isNaN) } }

    /// True if a series of the total falls in the window.
    var hasFall: Bool {
        sides[1].contains { series in
            zip(series.samples, series.samples.dropFirst()).contains {
                $1.at > windowStart && $1.value < $0.value
            }
        }
    }

    func has(_ oddity: Oddity) -> Bool { oddities.contains(oddity) }

    /// Adds a target, and what is scraped of it.
    private mutating func add(
        _ number: Int,
        _ pace: Double,
        _ failing: Double,
        _ random: inout Xoshiro256
    ) {
        let phase = windowStart + .milliseconds(Int64(random.below(7_000)))
        let isBorn = has(.bornInTheWindow) && random.happens(0.5)
        let isOld = !isBorn && (has(.balanced) || random.happens(0.7))
        let begin = isBorn ? random.below(length) : -Self.earlier
        let change = 1 + random.below(length - 1)
        let ends = has(.restarts) || has(.moves)
        let parts =
            ends
            ? [(begin, max(begin, change), isOld), (max(begin, change), length, false)]
            : [(begin, length, isOld)]
        let lives = parts.map { first, last, isOld in
            ProcessModel(
                from: first,
                until: last,
                at: phase,
                perInterval: pace,
                failing: failing,
                isOld: isOld,
                &random
            )
        }
        var others: [ProcessModel] = []
        if has(.balanced) {
            let other = ProcessModel(
                from: begin,
                until: length,
                at: phase,
                perInterval: pace,
                failing: failing,
                isOld: true,
                &random
            )
            others.append(other)
        }
        let target = ScrapedTarget(number, lives, beside: others, of: self, at: change, &random)
        failures += target.failures
        trials += target.trials
        starts.merge(target.starts) { $1 }
        sides[0] += target.failureSeries
        sides[1] += target.failureSeries + target.goodSeries
    }
}
