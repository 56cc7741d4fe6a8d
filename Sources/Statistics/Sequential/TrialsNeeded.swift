/// A search for the number of trials at which a rate is first shown to be under a limit.
struct TrialsNeeded {
    let limit: Probability
    let prior: BetaDistribution
    let logThreshold: Double

    /// Returns the smallest such number for these failures; nil if it exceeds what a proportion
    /// holds.
    ///
    /// With the failures fixed, the evidence has at most one minimum over the number of trials, and
    /// is at most 0 if the observed rate is the limit. Past that it crosses the threshold once.
    func trials(failures: Int) -> Int? {
        let atLimit = Double(failures) / limit.value
        guard failures >= 0, atLimit < Double(Proportion.trialsMax) else { return nil }
        var few = max(failures, Int(atLimit))
        var many = few
        var step = 1
        repeat {
            guard many < Proportion.trialsMax else { return nil }
            few = many
            many = min(many + step, Proportion.trialsMax)
            step *= 2
        } while !suffices(many, failures)
        while many - few > 1 {
            let between = few + (many - few) / 2
            if suffices(between, failures) { many = between } else { few = between }
        }
        return many
    }

    private func suffices(_ count: Int, _ failures: Int) -> Bool {
        guard let trials = Proportion(failures: failures, trials: count), count > 0,
            Double(failures) / Double(count) < limit.value
        else { return false }
        let mixture = BetaBinomialMixture(prior: prior, trials: trials)
        return mixture.logMartingale(at: limit) >= logThreshold
    }
}
