import Rollouts

extension Histogram {
    /// Adds up the bucket counters of all series for each bound.
    init(of series: [Series], _ counters: Counters) throws(Unavailable) {
        try Self.requireSameBounds(series)
        var counts: [Double: Int] = [:]
        for (bound, series) in Dictionary(grouping: series, by: \.upperBound) {
            guard let bound, !bound.isNaN else { throw .sourceFailed("a bucket has no bound le") }
            counts[bound] = try counters.increase(of: series)
        }
        guard let count = counts.removeValue(forKey: .infinity) else {
            throw .sourceFailed("the histogram has no bucket +Inf")
        }
        let buckets = counts.sorted { $0.key < $1.key }
            .map { Bucket(upperBound: $0.key, count: $0.value) }
        guard let histogram = Self(buckets: buckets, count: count) else {
            throw .sourceFailed("the histogram's buckets are not cumulative")
        }
        self = histogram
    }

    /// Throws if the bounds differ, as from two versions side by side: they cannot be added up.
    private static func requireSameBounds(_ series: [Series]) throws(Unavailable) {
        let bounds = Dictionary(grouping: series) { series in
            series.labels.filter { $0.key != "le" }
        }
        .mapValues { Set($0.map(\.upperBound)) }
        guard Set(bounds.values).count == 1 else {
            throw .sourceFailed("the histogram's series have different buckets")
        }
    }
}

extension Series {
    var upperBound: Double? { labels["le"].flatMap(Double.init) }
}
