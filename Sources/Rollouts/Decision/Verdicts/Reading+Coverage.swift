import Values

extension Reading {
    /// Returns the part of the window that is covered, in words, if it is less than a pass needs.
    ///
    /// A failure needs no coverage: it was seen.
    func gap(at now: Instant, since start: Instant?, of measure: Measure) -> String? {
        guard let coveredSince, let start, now > start, coveredSince > start else { return nil }
        let covered = max(.zero, now - coveredSince)
        let share = covered / (now - start)
        guard share < measure.coverage ?? 1 else { return nil }
        return "covers \(covered.spoken) of \((now - start).spoken)"
    }
}
