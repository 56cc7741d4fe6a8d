import Rollouts
import Statistics
import Values

extension Counters {
    /// The two ways to count: a series that may be a copy not at all, or as one of its own.
    private var ways: [Bool] { copies.isEmpty ? [false] : [false, true] }

    /// Returns the failures of some sides among the trials of others.
    ///
    /// If the failures are series of the total, a doubtful failure is a doubtful trial too.
    func proportion(
        of failing: Range<Int>,
        in all: Range<Int>,
        per unit: String?
    ) throws(Unavailable) -> Measurement {
        try ends { isWithCopies throws(Unavailable) in
            let failures = try counted(sides: failing, per: unit, isWithCopies: isWithCopies)
            let trials = try counted(sides: all, per: unit, isWithCopies: isWithCopies)
            let shared = failures.shared(with: trials)
            let most = min(failures.events.most, trials.events.most)
            guard
                let worst = Proportion(
                    failures: most,
                    trials: min(trials.events.most, max(trials.events.least + shared, most))
                ),
                let best = Proportion(
                    failures: failures.events.least,
                    trials: max(trials.events.most - shared, failures.events.least)
                ), failures.events.least <= trials.events.most
            else { throw .notAPart(failures.events, of: trials.events, "failures") }
            return ([worst, best], failures.doubts + trials.doubts)
        }
    }

    /// Returns those of the trials that are not among the successes as failures.
    ///
    /// A success that is in doubt with its trial leaves no failure in doubt.
    func complement(
        of succeeding: Range<Int>,
        in all: Range<Int>
    ) throws(Unavailable) -> Measurement {
        try ends { isWithCopies throws(Unavailable) in
            let successes = try counted(sides: succeeding, isWithCopies: isWithCopies)
            let trials = try counted(sides: all, isWithCopies: isWithCopies)
            let shared = successes.shared(with: trials)
            let (fewest, most) = (trials.events.least + shared, trials.events.most - shared)
            guard successes.events.least <= trials.events.most,
                let worst = Proportion(
                    failures: max(0, most - successes.events.least),
                    trials: max(0, most)
                ),
                let best = Proportion(
                    failures: max(0, fewest - successes.events.most),
                    trials: fewest
                )
            else { throw .notAPart(successes.events, of: trials.events, "successes") }
            return ([worst, best], successes.doubts + trials.doubts)
        }
    }

    /// Returns the measurement between the ends of each way to count.
    private func ends(
        _ count: (Bool) throws(Unavailable) -> (ends: [Proportion], doubts: [CountDoubt])
    ) throws(Unavailable) -> Measurement {
        var ends: [Measurement] = []
        var doubts: [CountDoubt] = []
        for isWithCopies in ways {
            let found = try count(isWithCopies)
            ends += found.ends.map(Measurement.counts)
            doubts += found.doubts
        }
        return measurement(ends, doubts)
    }

    /// Returns the counts of the groups, each of the sides that are given for it.
    func groups(
        _ groups: [(name: String, sides: Range<Int>)],
        per unit: String?
    ) throws(Unavailable) -> Measurement {
        var ends: [Measurement] = []
        var doubts: [CountDoubt] = []
        for isWithCopies in ways {
            var corners: [[String: Int]] = [[:]]
            for (name, sides) in groups {
                let counted = try counted(sides: sides, per: unit, isWithCopies: isWithCopies)
                doubts += counted.doubts
                let values = Set([counted.events.least, counted.events.most]).sorted()
                corners = corners.flatMap { corner in
                    values.map { corner.merging([name: $0]) { $1 } }
                }
                guard corners.count <= Self.cornersMax else {
                    throw .sourceFailed("too many groups are in doubt: \(doubts.phrase)")
                }
            }
            ends += corners.map(Measurement.groups)
        }
        return measurement(ends, doubts)
    }

    private static let cornersMax = 64

    /// Returns the histogram of the sides, each the bucket up to one bound; the last is +Inf.
    func histogram(upTo bounds: [Double]) throws(Unavailable) -> Measurement {
        var ends: [Measurement] = []
        var doubts: [CountDoubt] = []
        for isWithCopies in ways {
            var buckets: [CountRange] = []
            for side in bounds.indices {
                let counted = try counted(side: side, isWithCopies: isWithCopies)
                buckets.append(counted.events)
                doubts += counted.doubts
            }
            let cumulative = try buckets.cumulative()
            ends += try [
                Self.histogram(bounds, cumulative.map(\.least), count: cumulative.last?.most),
                Self.histogram(bounds, cumulative.map(\.most), count: cumulative.last?.least),
            ]
        }
        return measurement(ends, doubts)
    }

    private static func histogram(
        _ bounds: [Double],
        _ counts: [Int],
        count: Int?
    ) throws(Unavailable) -> Measurement {
        let buckets = zip(bounds, counts).filter { $0.0.isFinite }
            .map { Histogram.Bucket(upperBound: $0.0, count: $0.1) }
        let all = max(count ?? 0, buckets.last?.count ?? 0)
        guard let histogram = Histogram(buckets: buckets, count: all) else {
            throw .sourceFailed("the histogram's buckets are not cumulative")
        }
        return .histogram(histogram)
    }

    private func measurement(_ ends: [Measurement], _ doubts: [CountDoubt]) -> Measurement {
        var different: [Measurement] = []
        for end in ends where !different.contains(end) { different.append(end) }
        if let only = different.first, different.count == 1 { return only }
        return .bounded(Bounds(ends: different, doubts: doubts.largestFirst))
    }
}

extension Unavailable {
    fileprivate static func notAPart(
        _ part: CountRange,
        of trials: CountRange,
        _ name: String
    ) -> Self {
        .sourceFailed(
            "\(part.least.grouped) \(name) of \(trials.most.grouped): the \(name) must be a "
                + "part of the total"
        )
    }
}

extension [CountDoubt] {
    private static var shownMax: Int { 50 }

    /// Each doubt once, the largest first, and no more than an entry can hold.
    fileprivate var largestFirst: Self {
        let inOrder = Set(self).sorted {
            ($1.most - $1.least, $0.series, $0.reason.rawValue, $0.least)
                < ($0.most - $0.least, $1.series, $1.reason.rawValue, $1.least)
        }
        return Array(inOrder.prefix(Self.shownMax))
    }
}

extension Counters.Counted {
    /// Returns the number of events that are in doubt in both, if at all.
    fileprivate func shared(with other: Self) -> Int {
        doubtful.reduce(0) { $0 + min($1.value, other.doubtful[$1.key] ?? 0) }
    }
}

extension [CountRange] {
    /// The ranges of a cumulative histogram: no bucket holds less than the one before it.
    fileprivate func cumulative() throws(Unavailable) -> Self {
        var ranges = self
        for index in indices.dropFirst() {
            ranges[index].least = Swift.max(ranges[index].least, ranges[index - 1].least)
        }
        for index in indices.dropLast().reversed() {
            ranges[index].most = Swift.min(ranges[index].most, ranges[index + 1].most)
        }
        guard ranges.allSatisfy({ $0.least <= $0.most }) else {
            throw .sourceFailed("the histogram's buckets are not cumulative")
        }
        return ranges
    }
}
