package import AuditLog
import JSONCoding
import Rollouts

/// The states that the entries of a log add up to, without deciding anything anew.
package struct StateFold: Sendable {
    private(set) var states: [String: State] = [:]
    private var list = StateList()
    private(set) var frozen = FrozenLists()
    /// The targets of the messages of each entry that sends any.
    private(set) var messages: [Int: [String]] = [:]
    private var plans: [String: (plan: Plan, path: String?)] = [:]
    /// The last entry that does more than stop its rollout; -1 if there is none.
    private(set) var lastOther = -1

    package init() {}

    /// - Throws: An error of decoding, or ``StateFoldError`` if the entry holds the digest of
    ///   another state; the entry is then part of the states all the same.
    package mutating func take(_ entry: Entry) throws { try take(entry, entry.decoded()) }

    mutating func take(_ entry: Entry, _ record: Record) throws {
        frozen.take(record, of: entry.index)
        if !record.onlyStops { lastOther = entry.index }
        try takeMessages(of: record, entry)
        let state = (states[entry.rollout] ?? State(rollout: entry.rollout)).after(
            record.decision.changes,
            revision: entry.index,
            at: entry.time
        )
        states[entry.rollout] = state
        let snapshot = try Self.snapshot(of: state)
        list.take(snapshot)
        guard entry.states.own == snapshot.digest, try entry.states.all == list.digest else {
            throw StateFoldError()
        }
    }

    private mutating func takeMessages(of record: Record, _ entry: Entry) throws {
        if let plan = record.plan { plans[entry.rollout] = (plan, record.planPath) }
        guard let inForce = plans[entry.rollout] else { return }
        let sent = try record.messages(to: entry.rollout, inForce.plan, at: inForce.path)
        if !sent.isEmpty { messages[entry.index] = sent.map(\.target) }
    }

    /// Returns the snapshots that follow from the entries.
    package func snapshots() throws -> [Snapshot] {
        try states.sorted { $0.key < $1.key }.map { try Self.snapshot(of: $0.value) }
    }

    private static func snapshot(of state: State) throws -> Snapshot {
        Snapshot(
            rollout: state.rollout,
            revision: state.revision,
            body: try CanonicalJSON.encode(state)
        )
    }
}

/// The digest of the state in an entry is not that of the state that the entries add up to.
struct StateFoldError: Error, CustomStringConvertible {
    let description = "its digest is not that of the state that the entries up to it add up to"
}
