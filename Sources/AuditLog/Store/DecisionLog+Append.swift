package import Transparency
import Values

extension DecisionLog {
    /// Records one entry, its hashes, the state after it, its messages and its lists of customers,
    /// or nothing at all.
    ///
    /// `revision` is the rollout's last entry that the decision was based on, nil if there was
    /// none; `state` returns the snapshot after the entry, in canonical JSON.
    ///
    /// - Throws: `LogError`; after `indeterminate`, do not act on the decision until the id was
    ///   looked up.
    package func append(
        _ draft: Draft,
        expecting revision: Int?,
        state: @escaping @Sendable (Receipt) throws -> [UInt8]
    ) throws -> Appended {
        try append(PendingAppend(draft, expecting: revision, state: state))
    }

    /// Records one entry, together with those that other threads append meanwhile.
    package func append(_ pending: PendingAppend) throws -> Appended {
        try appends.submitBlocking(pending) { [self] in append($0) }.get()
    }

    /// Records several entries in one transaction, in order, each completely or not at all.
    ///
    /// One that conflicts or fails leaves its neighbours alone; a failed commit fails all.
    /// `announce` receives the new head before it is recorded, and if it throws, nothing is
    /// recorded.
    package func append(
        _ pending: [PendingAppend],
        announce: (TreeHead) throws -> Void = { _ in }
    ) -> [Result<Appended, any Error>] {
        guard !pending.isEmpty else { return [] }
        var made: (outcomes: [Result<Appended, any Error>], head: TreeHead)?
        do {
            return try write { rows in
                let outcomes = try appendEach(of: pending, rows)
                guard outcomes.contains(where: \.isRecorded) else { return outcomes }
                let head = try Self.head(rows)
                try announce(head)
                made = (outcomes, head)
                return outcomes
            }
        } catch {
            // The commit itself may have failed, and taken effect all the same.
            if let made, (try? hasGrown(to: made.head)) == true { return made.outcomes }
            return pending.map { .failure(LogError(error, of: $0) ?? error) }
        }
    }

    /// Returns true if the first entries of the log are those of a head.
    private func hasGrown(to head: TreeHead) throws -> Bool {
        try read { rows in
            try rows.leafCount() >= head.size
                && MerkleTree.root(size: head.size) { try Self.node($0, rows) } == head.root
        }
    }

    private func appendEach(
        of pending: [PendingAppend],
        _ rows: any WritableLogRows
    ) throws -> [Result<Appended, any Error>] {
        // A single append needs nothing undone but the transaction.
        guard pending.count > 1 else { return try pending.map { .success(try append($0, rows)) } }
        return try pending.map { pending in try rows.attempt { try append(pending, rows) } }
    }

    private func append(
        _ pending: PendingAppend,
        _ rows: any WritableLogRows
    ) throws -> Appended {
        let draft = pending.draft
        if let row = try rows.entry(id: draft.id) {
            return .alreadyRecorded(try Self.entry(row, rows))
        }
        let states = try (try? Self.vouchedStates(rows)) ?? Self.statesByEntries(rows)
        let current = states[draft.rollout]?.revision
        guard current == pending.revision else {
            let newer = NewerRevision(
                index: current,
                snapshot: { try Self.snapshot(of: draft.rollout, in: states, rows) },
                entry: { try Self.entry(at: $0, rows) }
            )
            guard let again = try pending.again(newer), again.revision == current else {
                return .conflict(current)
            }
            return try append(again, rows)
        }
        let receipt = try Self.receipt(for: draft, rows)
        let snapshot = Snapshot(
            rollout: draft.rollout,
            revision: receipt.index,
            body: try pending.state(receipt)
        )
        try insert(draft, receipt, Self.digests(after: snapshot, states), rows)
        try rows.put(snapshot)
        try Self.send(draft, receipt, rows)
        if let cohort = draft.cohort { try Self.insert(cohort, of: receipt.index, rows) }
        if let member = draft.forgotten {
            for entry in member.entries { try rows.deleteMember(member.id, ofEntry: entry) }
        }
        return .recorded(receipt)
    }

    /// The next index, and a time that is not before the last entry's, unless it puts that right.
    private static func receipt(for draft: Draft, _ rows: any LogRows) throws -> Receipt {
        let index = try rows.nextIndex()
        let last = draft.setsTime ? nil : (try? Self.entry(at: index - 1, rows))?.time
        let behind = last.map { $0 - draft.at } ?? .zero
        return Receipt(
            index: index,
            time: max(draft.at, last ?? draft.at),
            clockBehind: behind > .zero ? behind : nil
        )
    }

    private func insert(
        _ draft: Draft,
        _ receipt: Receipt,
        _ states: Entry.StateDigests,
        _ rows: any WritableLogRows
    ) throws {
        let entry = Entry(
            index: receipt.index,
            id: draft.id,
            time: receipt.time,
            rollout: draft.rollout,
            kind: draft.kind,
            actor: draft.actor,
            payload: draft.payload,
            states: states
        )
        let body = try EntryBody(entry)
        try rows.insert(EntryRow(index: entry.index, id: entry.id, body: body.bytes))
        try rows.insert(indexRow(of: entry))
        if let attachment = body.attachment {
            try rows.insertAttachment(attachment, named: SHA256Digest(of: attachment))
        }
        try Self.grow(with: MerkleTree.leafHash(body.bytes), at: entry.index, rows)
    }

    private static func digests(
        after snapshot: Snapshot,
        _ states: StateList
    ) throws -> Entry.StateDigests {
        var states = states
        states.take(snapshot)
        return Entry.StateDigests(own: snapshot.digest, all: try states.digest)
    }

    func indexRow(of entry: Entry) throws -> IndexRow { IndexRow(entry, try indexing(entry)) }

    static func grow(
        with leaf: SHA256Digest,
        at size: Int,
        _ rows: any WritableLogRows
    ) throws {
        let nodes = try MerkleTree.nodes(appending: leaf, atSize: size) { try node($0, rows) }
        for node in nodes { try rows.insert(node) }
    }

    /// Messages are due by the unadjusted clock: a clock that was once ahead must not delay them.
    private static func send(
        _ draft: Draft,
        _ receipt: Receipt,
        _ rows: any WritableLogRows
    ) throws {
        if draft.setsTime { try rows.makeDue(noLaterThan: draft.at) }
        for (sequence, message) in draft.effects.enumerated() {
            try rows.insert(message, ofEntry: receipt.index, sequence: sequence, due: draft.at)
        }
    }
}

extension LogError {
    /// Creates the error of an append whose commit may take effect; nil for any other error.
    fileprivate init?(_ error: any Error, of pending: PendingAppend) {
        guard let unknown = error as? CommitUnknown else { return nil }
        self = .indeterminate(id: pending.draft.id, underlying: unknown.underlying)
    }
}

extension Result<Appended, any Error> {
    fileprivate var isRecorded: Bool {
        if case .success(.recorded) = self { true } else { false }
    }
}
