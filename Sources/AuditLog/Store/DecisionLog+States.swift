import Transparency

/// The states that are stored beside the entries, believed only as far as the last entry goes.
extension DecisionLog {
    /// Every rollout in the log, in the order of their names' bytes.
    package func rollouts() throws -> [String] { try states().rollouts }

    /// The last entry of every rollout; from the entries themselves if what is stored differs.
    package func states() throws -> StateList {
        do {
            return try read { try Self.vouchedStates($0) }
        } catch LogError.cacheDiffers {
            return try read { try Self.statesByEntries($0) }
        }
    }

    /// The state of a rollout as it is stored; nil if the rollout has no entries.
    ///
    /// - Throws: ``LogError/cacheDiffers`` if it is not the one that the entries vouch for.
    package func snapshot(of rollout: String) throws -> Snapshot? {
        try read { rows in
            try Self.snapshot(of: rollout, in: Self.vouchedStates(rows), rows)
        }
    }

    /// The stored list of states, whose digest the last entry must hold.
    static func vouchedStates(_ rows: any LogRows) throws -> StateList {
        let size = try rows.nextIndex()
        let states = try rows.states()
        guard size > 0 else {
            guard states.rollouts.isEmpty else { throw LogError.cacheDiffers }
            return states
        }
        guard let last = try entry(at: size - 1, rows), try states.digest == last.states.all else {
            throw LogError.cacheDiffers
        }
        return states
    }

    static func snapshot(
        of rollout: String,
        in states: StateList,
        _ rows: any LogRows
    ) throws -> Snapshot? {
        guard let item = states[rollout] else { return nil }
        guard let snapshot = try rows.snapshot(of: rollout), snapshot.revision == item.revision,
            snapshot.digest == item.digest
        else { throw LogError.cacheDiffers }
        return snapshot
    }

    /// Returns true if each stored state has the digest that the last entry vouches for, and the
    /// search index ends with that entry.
    package func areDerivedTablesRight() throws -> Bool {
        try read { rows in
            let states = try Self.vouchedStates(rows)
            for name in states.rollouts { _ = try Self.snapshot(of: name, in: states, rows) }
            return try rows.lastIndexed() == rows.nextIndex() - 1
        }
    }

    /// The list of states that the entries hold the digests of.
    static func statesByEntries(_ rows: any LogRows) throws -> StateList {
        var items: [String: StateList.Item] = [:]
        try rows.forEachEntry { row in
            // An altered entry must not keep a rollback from being recorded.
            guard let entry = try? Self.entry(row, rows) else { return }
            items[entry.rollout] = .init(revision: entry.index, digest: entry.states.own)
        }
        return StateList(items)
    }

    /// Passes the entries that are as they were recorded to `body`, and leaves the others out.
    package func forEachReadableEntry(_ body: (Entry) throws -> Void) throws {
        try read { rows in
            try rows.forEachEntry { row in
                if let entry = try? Self.entry(row, rows) { try body(entry) }
            }
        }
    }

    /// Passes every entry to `body`, in order and without the search index.
    package func forEachEntry(_ body: (Entry) throws -> Void) throws {
        try read { rows in try rows.forEachEntry { try body(Self.entry($0, rows)) } }
    }
}
