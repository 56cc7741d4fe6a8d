@testable import RolloutController
@testable import Rollouts
import Statistics
@testable import Values

/// The series of one target as they are scraped and kept, and the truth about it.
struct ScrapedTarget {
    private(set) var failureSeries: [Series] = []
    private(set) var goodSeries: [Series] = []
    private(set) var failures = 0
    private(set) var trials = 0
    private(set) var starts: [Series.Target: Instant] = [:]

    private let number: Int
    private let model: TargetModel
    /// The moment from which labels are others.
    private let change: Instant
    private let hole: Range<Instant>
    private let cut: Instant
    /// The scrapes that meet the other process, by their number.
    private let meetsOther: [Bool]

    private struct Sight {
        let at: Instant
        let count: Int
        let life: Int
    }

    init(
        _ number: Int,
        _ lives: [ProcessModel],
        beside others: [ProcessModel],
        of model: TargetModel,
        at change: Int,
        _ random: inout Xoshiro256
    ) {
        self.number = number
        self.model = model
        let (start, interval) = (model.windowStart, TargetModel.interval)
        self.change = start + interval * change
        let holeAt = start + interval * random.below(model.length)
        hole = holeAt..<(holeAt + interval * (5 + random.below(60)))
        let kept = start + interval * random.below(model.length / 2)
        cut = model.has(.retentionCut) ? kept : model.dataSince
        meetsOther = (0..<400).map { _ in random.happens(0.5) }
        let hidden = random.below(2)
        let failed = scraped(lives, others, isHidden: hidden == 0, \.bad)
        let good = scraped(lives, others, isHidden: hidden == 1, \.good)
        failures = failed.truth
        trials = failed.truth + good.truth
        failureSeries = failed.series.map { labelled($0, code: "500") }
        goodSeries = good.series.map { labelled($0, code: "200") }
        if model.has(.notANumber) { spoil(random.below(2)) }
        let isTold = random.happens(0.5) || model.oddities.isEmpty
        if isTold { tellStart(of: lives, skew: random.below(7_200) - 3_600) }
    }

    /// Returns what the scrapers see of a counter, by their labels, and the truth.
    private func scraped(
        _ lives: [ProcessModel],
        _ others: [ProcessModel],
        isHidden: Bool,
        _ count: KeyPath<ProcessModel.Moment, Int>
    ) -> (series: [Series], truth: Int) {
        var series: [Series] = []
        var truth = 0
        for scraper in model.has(.replicated) || model.has(.underTwoJobs) ? 0...1 : 0...0 {
            let all = lives.enumerated().flatMap { life, process in
                process.scrapes(second: scraper == 1).map {
                    Sight(at: $0.at + late($0.at), count: $0[keyPath: count], life: life)
                }
            }
            let beside = others.flatMap { process in
                process.scrapes(second: scraper == 1).map {
                    Sight(at: $0.at + late($0.at), count: $0[keyPath: count], life: 0)
                }
            }
            let seen = all.enumerated().filter { isKept($0.element, isHidden, count) }
            if scraper == 0 {
                truth += events(all, seen.map(\.element)) + events(beside, beside)
            }
            let met = seen.map { index, sight in
                !beside.isEmpty && meetsOther[index % 400] ? beside[index] : sight
            }
            series += self.series(met, scraper)
        }
        return (series, truth)
    }

    private func late(_ at: Instant) -> Duration {
        model.has(.scrapedLate) ? .milliseconds(at.milliseconds &* 7_919 % 6_000) : .zero
    }

    private func isKept(
        _ sight: Sight,
        _ isHidden: Bool,
        _ count: KeyPath<ProcessModel.Moment, Int>
    ) -> Bool {
        if model.has(.hangs), hole.contains(sight.at) { return false }
        if model.has(.seriesEvicted), isHidden, hole.contains(sight.at) { return false }
        // A failure's series is there from the beginning, unless it appears with the first one.
        if model.has(.failuresAppear), count == \.bad, sight.count == 0 { return false }
        return sight.at >= cut
    }

    /// Returns the events of each life from the last scrape up to the start to the last one kept.
    private func events(_ all: [Sight], _ kept: [Sight]) -> Int {
        Dictionary(grouping: kept, by: \.life).reduce(0) { sum, life in
            guard let last = life.value.last, last.at > model.windowStart else { return sum }
            let base = all.last { $0.life == life.key && $0.at <= model.windowStart }
            return sum + last.count - (base?.count ?? 0)
        }
    }

    /// Returns the sights as series, each under the labels that it has then.
    private func series(_ sights: [Sight], _ scraper: Int) -> [Series] {
        var samples: [[String: String]: [Series.Sample]] = [:]
        for sight in sights {
            var labels = ["job": "api", "instance": "10.0.0.\(number):80"]
            if model.has(.moves), sight.life > 0 { labels["instance"] = "10.0.1.\(number):80" }
            if sight.at >= change {
                if model.has(.instanceRespelled) { labels["instance"] = "web-\(number):80" }
                if model.has(.labelAdded) { labels["team"] = "x" }
            }
            if model.has(.replicated) { labels["replica"] = scraper == 0 ? "a" : "b" }
            if model.has(.underTwoJobs), !model.has(.replicated), scraper == 1 {
                labels["job"] = "service"
            }
            let sample = Series.Sample(at: sight.at, value: Double(sight.count))
            samples[labels, default: []].append(sample)
            if model.has(.scrapedTwice), sight.at.milliseconds.isMultiple(of: 3) {
                let again = Series.Sample(at: sight.at + .seconds(1), value: sample.value)
                samples[labels, default: []].append(again)
            }
        }
        return samples.map { Series(labels: $0.key, samples: $0.value) }
            .sorted { $0.name < $1.name }
    }

    private func labelled(_ series: Series, code: String) -> Series {
        Series(labels: series.labels.merging(["code": code]) { $1 }, samples: series.samples)
    }

    /// Puts a value that is no number into one of the series.
    private mutating func spoil(_ choice: Int) {
        var series = choice == 0 ? failureSeries : goodSeries
        guard !series.isEmpty, let last = series[series.count - 1].samples.popLast() else { return }
        series[series.count - 1].samples.append(Series.Sample(at: last.at, value: .nan))
        if choice == 0 { failureSeries = series } else { goodSeries = series }
    }

    /// Lets the process tell when it started, by a clock that may be wrong; an old one did long
    /// before it was seen.
    private mutating func tellStart(of lives: [ProcessModel], skew: Int) {
        guard let first = lives.last?.moments.first else { return }
        let wrong: Duration = model.has(.clocksOff) ? .seconds(skew) : .zero
        let age: Duration = first.good == 0 ? .zero : .seconds(7_200 + skew)
        for series in goodSeries where series.samples.last.map({ $0.at >= first.at }) ?? false {
            starts[series.target] = first.at - age + wrong
        }
    }
}
