import Rollouts
import Statistics
import Values

/// A counter as it was scraped: one series, or the parts of one that were named differently.
struct Counter: Sendable {
    let labels: [String: String]
    let samples: [Sample]

    struct Sample: Hashable, Sendable {
        let at: Instant
        let count: Int
    }

    /// Creates a counter.
    ///
    /// - Throws: ``Unavailable`` if a sample is not a whole number from 0 to 10¹⁵.
    init(_ series: Series) throws(Unavailable) {
        var samples: [Sample] = []
        samples.reserveCapacity(series.samples.count)
        for sample in series.samples {
            guard let count = Int(exactly: sample.value), (0...Proportion.trialsMax).contains(count)
            else {
                let name = ForeignText(series.name).text
                throw .sourceFailed(
                    "the counter {\(name)} holds \(sample.value), which counts no events"
                )
            }
            samples.append(Sample(at: sample.at, count: count))
        }
        self.init(labels: series.labels, samples: samples)
    }

    init(labels: [String: String], samples: [Sample]) {
        self.labels = labels
        self.samples = samples
    }

    /// The sorted labels, which identify the series.
    var name: String { Series(labels: labels, samples: []).name }

    /// The process that was scraped; nil if the labels do not tell it from others.
    ///
    /// A push gateway, a federation or a collector passes on the counters of many processes.
    var process: Series.Target? {
        guard let instance = labels["instance"], !instance.isEmpty,
            labels["exported_job"] == nil, labels["exported_instance"] == nil
        else { return nil }
        return Series.Target(job: labels["job"], instance: instance)
    }

    var first: Sample? { samples.first }
    var last: Sample? { samples.last }
}

extension Counter {
    /// Returns the number of labels in which two counters differ.
    func differences(from other: Self) -> Int {
        Set(labels.keys).union(other.labels.keys).count { labels[$0] != other.labels[$0] }
    }

    /// Returns true if two samples follow each other without a gap.
    ///
    /// Long windows are read by the hour where a counter only grows.
    static func areConsecutive(_ one: Sample, _ next: Sample) -> Bool {
        let hour: Int64 = 3_600_000
        let distance = next.at - one.at
        return distance <= Counters.gapMax
            || distance == .seconds(3_600) && one.at.milliseconds.isMultiple(of: hour)
    }
}
