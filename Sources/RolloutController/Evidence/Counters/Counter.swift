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
        /// True if the counter may have restarted unseen since the sample before.
        let isAfterGap: Bool
    }

    /// Creates a counter from a series, of which the hours that begin at `hourly` were read by
    /// their last sample alone, as it was there throughout and did not fall.
    ///
    /// - Throws: ``Unavailable`` if a sample is not a whole number from 0 to 10¹⁵.
    init(_ series: Series, hourly: Set<Instant> = []) throws(Unavailable) {
        var previous: Instant?
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
            let isAfterGap = previous.map {
                sample.at - $0 > Counters.gapMax
                    && !(hourly.contains($0) && sample.at - $0 <= .seconds(3_600))
            }
            samples.append(Sample(at: sample.at, count: count, isAfterGap: isAfterGap ?? false))
            previous = sample.at
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
}
