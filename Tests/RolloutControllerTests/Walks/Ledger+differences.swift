import Rollouts
import Values

extension Ledger {
    /// Returns the holds and open issues that are not on record as the walk knows them.
    func differences(to state: State, at now: Instant) -> [String] {
        let active = activeHolds(at: now)
        let held = state.holds.filter { $0.expires.map { now < $0 } ?? true }
        let strange = held.filter { hold in
            guard let known = active[hold.id] else { return true }
            return known.expires != hold.expires || known.peopleNeeded != hold.peopleNeeded
                || known.needsPerson != hold.needsPerson
        }
        let missing = active.keys.filter { id in !held.contains { $0.id == id } }
        return strange.map { "hold \($0.id)" } + missing.sorted().map { "hold \($0)" }
            + issues.filter { !$0.value.agrees(with: state.register.blocker($0.key)) }
            .map { "issue \($0.key)" }.sorted()
    }
}

extension Ledger.Issue {
    fileprivate func agrees(with blocker: Blocker?) -> Bool {
        guard let blocker, blocker.isOpen == isOpen else { return false }
        return !isOpen
            || blocker.details.severity == severity && blocker.details.before == before
                && (blocker.details.workaround != nil) == hasWorkaround
    }
}
