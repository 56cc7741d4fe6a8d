package import Values

extension State {
    /// Returns the hold that the guard's rollback left, until somebody has released it.
    ///
    /// It is news for as long as a completed rollout is watched: a release that was given up does
    /// not cover what happens to later ones.
    package func standingRollback(at now: Instant) -> Hold? {
        guard phase == .planned else { return nil }
        return holds(at: now).last { hold in
            hold.id.hasPrefix(HoldKind.rollback.prefix) && hold.owner == Actor.guardian.name
                && now - hold.since < Plan.standardWatch.duration
        }
    }
}
