import AuditLog
package import Cohorts
import PlanLanguage
import Rollouts
package import Values

extension RolloutLog {
    /// Returns a customer's past in a rollout, completely or up to a moment.
    ///
    /// Of a customer who was forgotten nothing is left: the past is that of one who never was.
    package func history(
        of id: CustomerID,
        in rollout: String,
        until moment: Instant? = nil
    ) throws -> CustomerHistory {
        var frozen = FrozenLists()
        var moves: [Move] = []
        var state = State(rollout: rollout)
        var plan: Plan?
        try forEachEntry(of: rollout) { entry, record in
            frozen.take(record, of: entry.index)
            guard moment.map({ entry.time <= $0 }) ?? true else { return }
            let before = state
            state = state.after(record.decision.changes, revision: entry.index, at: entry.time)
            plan = record.plan ?? plan
            guard before.isMoved(to: state) else { return }
            let isInvited = plan?.population?.invited.contains(id.text) ?? false
            moves.append(Move(entry, record, to: state, isInvited: isInvited))
        }
        var lists = ListCache(log: self, frozen: frozen.cohorts)
        var hadIt = false
        let steps = try moves.compactMap { move in
            let step = try move.step(of: id, hadIt: hadIt, &lists)
            hadIt = step?.effect.hasRelease ?? hadIt
            return step
        }
        return CustomerHistory(steps)
    }
}

/// An entry that changed who has the release, or the stage that they are in.
private struct Move {
    let entry: Entry
    let state: State
    let isInvited: Bool
    let isRollback: Bool
    let reason: String?

    init(_ entry: Entry, _ record: Record, to state: State, isInvited: Bool) {
        self.entry = entry
        self.state = state
        self.isInvited = isInvited
        let changes = record.decision.changes
        isRollback = changes.contains { if case .rolledBack = $0 { true } else { false } }
        let holds = changes.compactMap { if case .held(let hold) = $0 { hold.reason } else { nil } }
        reason = holds.last ?? record.request.command.advanceReason
    }

    /// Returns what it meant for a customer; nil if nothing.
    func step(
        of id: CustomerID,
        hadIt: Bool,
        _ lists: inout ListCache
    ) throws -> CustomerHistory.Step? {
        try effect(on: id, hadIt: hadIt, &lists).map { effect in
            CustomerHistory.Step(
                entry: entry.index,
                time: entry.time,
                actor: entry.actor,
                kind: entry.kind,
                stage: state.phase.text,
                effect: effect,
                reason: reason
            )
        }
    }

    private func effect(
        on id: CustomerID,
        hadIt: Bool,
        _ lists: inout ListCache
    ) throws -> CustomerHistory.Effect? {
        guard let index = state.cohortEntry else {
            guard state.exposure == 0 else { return .unknown }
            return hadIt ? .rolledBack : nil
        }
        let list = try lists.list(ofEntry: index)
        if let position = list.members.firstIndex(of: id) {
            let place = CustomerHistory.Place(
                number: position + 1,
                count: list.members.count,
                isInvited: isInvited
            )
            return hadIt ? .kept(place) : .gained(place)
        }
        if list.passedOver.contains(id), !isRollback { return .leftOut(hadIt: hadIt) }
        if try lists.isForEverybody(ofEntry: index) { return hadIt ? .kept(nil) : .gained(nil) }
        guard hadIt else { return nil }
        return isRollback ? .rolledBack : .leftOut(hadIt: true)
    }
}

/// The lists of a rollout, each read once.
private struct ListCache {
    let log: RolloutLog
    let frozen: [Int: FrozenCohort]
    private var lists: [Int: CohortList] = [:]

    init(log: RolloutLog, frozen: [Int: FrozenCohort]) {
        self.log = log
        self.frozen = frozen
    }

    func isForEverybody(ofEntry index: Int) throws -> Bool {
        try log.isForEverybody(frozenIn: index)
    }

    mutating func list(ofEntry index: Int) throws -> CohortList {
        if let list = lists[index] { return list }
        guard let cohort = frozen[index] else {
            throw RolloutLogError.otherCustomers(entry: index)
        }
        let list = try log.list(of: cohort)
        lists[index] = list
        return list
    }
}

extension State {
    /// True if another state has other users, or has them in another stage.
    fileprivate func isMoved(to other: Self) -> Bool {
        cohortEntry != other.cohortEntry || exposure != other.exposure && other.cohortEntry == nil
            || phase != other.phase
    }
}

extension Command {
    fileprivate var advanceReason: String? {
        if case .advance(_, _, let reason) = self { reason } else { nil }
    }
}
