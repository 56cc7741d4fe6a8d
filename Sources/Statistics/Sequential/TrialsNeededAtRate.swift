extension AnytimeTest {
    /// Returns the smallest number of trials with the verdict below, given the failures expected at
    /// a rate.
    ///
    /// For 0.08% under a limit of 1% at 95% it is 705 with one failure, within which about four in
    /// five runs have passed. Nil for a rate that is not under the limit, or so near it that over
    /// 100,000 failures would be needed.
    package func trialsNeeded(atRate rate: Double) -> Int? {
        guard rate >= 0, rate < limit.value else { return nil }
        var few = -1
        var many = 0
        while !isEnough(many, rate) {
            guard many < failuresMax else { return nil }
            few = many
            many = min(2 * many + 1, failuresMax)
        }
        while many - few > 1 {
            let between = few + (many - few) / 2
            if isEnough(between, rate) { many = between } else { few = between }
        }
        return trialsNeeded(failures: many)
    }

    private func isEnough(_ failures: Int, _ rate: Double) -> Bool {
        trialsNeeded(failures: failures).map { Double($0) * rate <= Double(failures) } ?? false
    }
}

private let failuresMax = 100_000
