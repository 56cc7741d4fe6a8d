package import AuditLog
import JSONCoding
import Rollouts
import Values

/// The rollouts in an audit log.
package struct RolloutLog: Sendable {
    package let log: DecisionLog
    /// The stops that were kept while the log took no writes; nil if none are kept for it.
    package let stops: StopFile?
    /// Decisions to be recorded and signed; shared by all copies of this value.
    let signing = SigningQueue()
    /// True for the copy of an export, which has no customers and takes no entries.
    package let isExport: Bool

    package init(_ log: DecisionLog, stops: StopFile? = nil, isExport: Bool = false) {
        self.log = log
        self.stops = stops
        self.isExport = isExport
    }

    /// Returns a rollout, with the plan of the options or else the one in force.
    package func rollout(for options: RequestOptions) throws -> Rollout {
        let inForce = try rollout(named: options.rollout)
        return options.plan.map(inForce.replacingPlan) ?? inForce
    }

    /// Returns a rollout by the plan in force.
    package func rollout(named name: String) throws -> Rollout {
        try rollout(in: state(of: name))
    }

    /// Returns a rollout inside the transaction that found it.
    func rollout(named name: String, at newer: NewerRevision) throws -> Rollout {
        let state: State
        do {
            state = try self.state(of: name, in: newer.snapshot())
        } catch LogError.cacheDiffers {
            state = try stateByEntries(of: name)
        }
        return try rollout(in: state, newer.entry)
    }

    /// Returns the snapshot, or the state rebuilt from the entries if the snapshot is unreadable.
    ///
    /// Another version of sluice may have written the snapshot.
    func state(of rollout: String) throws -> State {
        do {
            return try state(of: rollout, in: log.snapshot(of: rollout))
        } catch LogError.cacheDiffers {
            return try stateByEntries(of: rollout)
        }
    }

    private func state(of rollout: String, in snapshot: Snapshot?) throws -> State {
        guard let snapshot else { return State(rollout: rollout) }
        if let state = try? CanonicalJSON.decode(State.self, from: snapshot.body) { return state }
        return try stateByEntries(of: rollout)
    }

    /// Returns the state that a rollout's entries add up to, found without the search index.
    private func stateByEntries(of rollout: String) throws -> State {
        var state = State(rollout: rollout)
        try log.forEachEntry { entry in
            guard entry.rollout == rollout else { return }
            let changes = try entry.decoded().decision.changes
            state = state.after(changes, revision: entry.index, at: entry.time)
        }
        return state
    }

    /// Reads a rollout's entries in order, up to a moment if one is given.
    func forEachEntry(
        of rollout: String,
        until moment: Instant? = nil,
        _ body: (Entry, Record) throws -> Void
    ) throws {
        try forEachEntry(matching: EntryQuery(rollout: rollout, until: moment), body)
    }

    /// Reads the entries that match a query in order, a page at a time.
    func forEachEntry(
        matching query: EntryQuery,
        _ body: (Entry, Record) throws -> Void
    ) throws {
        var next: Int? = 0
        while let from = next {
            let page = try log.entries(matching: query, .init(from: from, limit: 500))
            for entry in page.entries { try body(entry, entry.decoded()) }
            next = page.next
        }
    }

    func rollout(in state: State) throws -> Rollout {
        try rollout(in: state) { try log.entry(at: $0) }
    }

    private func rollout(
        in state: State,
        _ find: (Int) throws -> Entry?
    ) throws -> Rollout {
        guard let reference = state.plan else {
            return Rollout(state: state, plan: nil, planPath: nil)
        }
        guard let entry = try find(reference.entry) else {
            throw RolloutLogError.missingPlan(entry: reference.entry)
        }
        let record = try entry.decoded()
        guard try record.plan?.digest == reference.digest else {
            throw LogError.altered(entry: reference.entry)
        }
        return Rollout(
            state: state,
            plan: record.plan,
            planPath: record.planPath,
            planValues: record.planValues ?? []
        )
    }
}

extension Entry {
    package func decoded() throws -> Record {
        try CanonicalJSON.decode(Record.self, from: payload)
    }
}

package enum RolloutLogError: Error, CustomStringConvertible {
    case missingPlan(entry: Int)
    case keyOfAnother(KeyUse)
    case keyOfThePast(KeyUse)
    case otherCustomers(entry: Int)
    case customersNotExported(place: String)
    /// A customer to forget is excluded from a release that everybody else has.
    case excludedFromAll(stage: String)

    package var description: String {
        switch self {
        case .missingPlan(let entry):
            "the log's entry \(entry), which holds the plan, is missing"
        case .keyOfAnother(let use):
            "the idempotency key \(use.key) belongs to another request, \(use.text); the rollout "
                + "is at entry \(use.newest) now. Use a new key"
        case .keyOfThePast(let use):
            "the idempotency key \(use.key) was used for \(use.text), which no longer holds since "
                + "entry \(use.newest). Nothing was done; use a new key"
        case .otherCustomers(let entry):
            "the customers listed for entry \(entry) are not those that it froze"
        case .customersNotExported(let place):
            "\(place) is an export of a log, which names no customers; ask the log itself"
        case .excludedFromAll(let stage):
            "the customer is excluded from \(stage), which everybody else has: forgotten, they "
                + "would have it too. Roll it back first, or keep the customer on the list"
        }
    }
}
