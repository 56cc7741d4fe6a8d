import Statistics

extension Histogram {
    /// Returns the least and the greatest number of observations that may be over a bound.
    ///
    /// The two differ if no bucket ends at the bound: an observation in the bucket around it may be
    /// over it or not.
    func over(_ bound: Double) -> (least: Proportion, most: Proportion)? {
        let exact = buckets.first { abs($0.upperBound - bound) <= abs(bound) * 1e-12 }
        let below = exact ?? buckets.last { $0.upperBound < bound }
        let above = exact ?? buckets.first { $0.upperBound > bound }
        guard let least = Proportion(failures: count - (above?.count ?? count), trials: count),
            let most = Proportion(failures: count - (below?.count ?? 0), trials: count)
        else { return nil }
        return (least, most)
    }
}
