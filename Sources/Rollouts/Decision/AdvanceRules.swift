extension DecisionContext {
    /// Returns everything that prevents an advance, the most important first; empty if none.
    ///
    /// Each rule is in the file of its name in `Rules`. The outcome of the first obstacle is the
    /// answer's, so obstacles are ordered by ``Outcome/precedence``, and among those of one outcome
    /// in the order of this list: the plan first, since all other rules are read from it; then what
    /// a person has stopped; then the checks before the issues on record, because a failed check is
    /// about the release as it is now.
    ///
    /// The customers come last and alone. They are chosen only once no other rule prevents the
    /// advance, because there may be millions of them to read.
    func advanceObstacles(to target: String?, accepting: [String]) -> [Obstacle] {
        let found =
            planObstacles
            + holdObstacles
            + freezeObstacles
            + stepObstacles(to: target)
            + checkObstacles
            + blockerObstacles
            + mitigationObstacles(accepting: accepting)
            + soakObstacles
            + approvalObstacles
        guard found.isEmpty else { return found.inOrderOfPrecedence }
        return cohortObstacles
    }
}

extension [Obstacle] {
    fileprivate var inOrderOfPrecedence: Self {
        Outcome.precedence.flatMap { outcome in filter { $0.rule.outcome == outcome } }
    }
}
