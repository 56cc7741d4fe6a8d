import Rollouts
import Statistics
import Values

/// Counts events from the raw samples of counters, between bounds.
///
/// `increase()` extrapolates to the ends of its window and returns fractions of events; here,
/// every event was seen by a scrape. Counting begins at the last sample at or before the start.
///
/// A count is exact where the samples leave nothing open. Else it lies between a least and a
/// greatest number: a series that appears while its process goes on may have counted before, a
/// fall may be no restart, and a series may be the copy of another one. The same rules apply to
/// failures and totals, series by series, so trials never grow by events whose failures are left
/// out.
struct Counters: Sendable {
    /// The counters of each side, such as failures and a total.
    let sides: [[Counter]]
    let start: Instant
    let lives: ProcessLives
    /// The metric of each side; empty if they are the buckets of one.
    private let metrics: [String]
    private let bases: [[[String: String]: CountRange]]
    private let copied: CopiedCounters
    /// The times from which processes were seen, if that is not from the window's beginning.
    let firstSights: [Series.Target?: Instant]

    /// Prometheus's own limit, after which a series without a sample counts as stale.
    static let gapMax: Duration = .seconds(300)

    /// - Parameters:
    ///   - sides: the series of each side.
    ///   - start: the beginning of the window.
    ///   - dataSince: the beginning of the time that was read.
    ///   - hourly: the beginnings of the hours of which only the last sample was read.
    ///   - starts: the times at which processes say that they started.
    ///   - ignoring: labels that name the scraper, and not what was counted.
    ///   - metrics: the metric of each side; none if all sides are of one.
    /// - Throws: ``Unavailable`` if a sample counts no events, or ignored labels hide a difference.
    init(
        _ sides: [[Series]],
        since start: Instant,
        readFrom dataSince: Instant,
        hourly: Set<Instant> = [],
        starts: [Series.Target: Instant] = [:],
        ignoring: [String] = [],
        metrics: [String] = []
    ) throws(Unavailable) {
        var (read, found): ([[Counter]], [[Counter]]) = ([], [])
        var bases: [[[String: String]: CountRange]] = []
        for side in sides {
            var counters: [Counter] = []
            for series in try side.spelledAlike(ignoring: Set(ignoring)) {
                counters.append(try Counter(series, hourly: hourly))
            }
            read.append(counters)
            let renamed = RenamedCounters(counters, dataSince: dataSince)
            found.append(renamed.counters)
            bases.append(renamed.bases)
        }
        let all = found.flatMap(\.self)
        self.sides = found
        self.start = start
        self.bases = bases
        self.metrics = metrics
        lives = ProcessLives(
            of: all,
            since: start,
            dataSince: dataSince,
            starts: starts
        )
        firstSights = Self.firstSights(of: all, since: start, lives: lives)
        var copied = CopiedCounters(among: found, readFrom: dataSince, starts: starts)
        if read.map(\.count) != found.map(\.count) {
            // Of two copies perhaps only one could be joined with what it was before.
            copied.formUnion(CopiedCounters(among: read, readFrom: dataSince, starts: starts))
        }
        self.copied = copied
    }

    /// The labels of the counters that may be copies of others.
    var copies: Set<[String: String]> { copied.copies }

    /// The processes whose starting times may tell what their counters leave open.
    var processesInDoubt: Set<Series.Target> { processesOfUnknownAge.union(copied.processes) }

    /// The events of a side, and the series whose counts are in doubt.
    struct Counted: Sendable {
        var events: CountRange = .zero
        var doubts: [CountDoubt] = []
        /// The doubtful events of each counter, by its metric and labels.
        var doubtful: [[String: String]: Int] = [:]
    }

    /// Returns the number of events of some sides, or of values of the label `unit` with an event.
    ///
    /// A series that may be a copy is left out, or counted as one of its own.
    func counted(
        sides wanted: Range<Int>,
        per unit: String? = nil,
        isWithCopies: Bool = false
    ) throws(Unavailable) -> Counted {
        var counted = Counted()
        var units: [String: CountRange] = [:]
        for (side, counter) in wanted.flatMap({ side in sides[side].map { (side, $0) } })
        where isWithCopies || !copies.contains(counter.labels) {
            let (events, doubts) = try self.counted(counter, side)
            counted.doubts += doubts
            counted.doubtful[counter.labels.merging(metric(of: side)) { $1 }] = events.doubtful
            counted.events += events
            guard counted.events.most <= Proportion.trialsMax else {
                throw .sourceFailed("over 10¹⁵ events")
            }
            guard let unit else { continue }
            guard let value = counter.labels[unit], !value.isEmpty else {
                throw .sourceFailed("a series has no label \(unit) to count by")
            }
            units[value, default: .zero] += events
        }
        return unit == nil ? counted : Counted(units, doubts: counted.doubts)
    }

    /// Returns the number of events of one side.
    func counted(side: Int, isWithCopies: Bool = false) throws(Unavailable) -> Counted {
        try counted(sides: side..<side + 1, isWithCopies: isWithCopies)
    }

    private func metric(of side: Int) -> [String: String] {
        metrics.isEmpty ? [:] : ["__name__": metrics[side]]
    }

    private func counted(
        _ counter: Counter,
        _ side: Int
    ) throws(Unavailable) -> (events: CountRange, doubts: [CountDoubt]) {
        let (events, doubts) = try CounterSteps(
            of: counter,
            since: start,
            lives: lives,
            base: bases[side][counter.labels] ?? .zero,
            firstSight: firstSights[counter.process]
        )
        .counted()
        guard copies.contains(counter.labels), events.most > 0 else { return (events, doubts) }
        let either = CountRange(least: 0, most: events.most)
        return (events, doubts + [either.doubt(.copied, of: counter)])
    }
}

extension Counters.Counted {
    /// Counts the units with at least one event.
    fileprivate init(_ units: [String: CountRange], doubts: [CountDoubt]) {
        events = CountRange(
            least: units.values.count { $0.least > 0 },
            most: units.values.count { $0.most > 0 }
        )
        self.doubts = doubts
    }
}
