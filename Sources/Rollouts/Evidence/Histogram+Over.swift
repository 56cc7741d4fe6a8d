import Statistics

extension Histogram {
    /// How many observations lie over a bound, at least and at most.
    ///
    /// The two differ where no bucket ends at the bound: what lies between the bounds on either
    /// side of it may be over it or not.
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
