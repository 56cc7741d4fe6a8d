import AuditLog
import Cohorts
import JSONCoding
import Rollouts
import TestSupport
import Testing
import Values

/// A kind of store that must pass `LogStoreConformance`.
struct TestedStore: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Makes or opens the store in a folder.
    let open: @Sendable (_ folder: TemporaryFolder) throws -> any LogStore

    static let all = [
        TestedStore(testDescription: "SQLite") { try SQLiteStore.create(at: $0.path("log.db")) }
    ]

    /// Runs a test on a new store, with the log over it.
    func test(_ body: (any LogStore, DecisionLog) throws -> Void) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let store = try open(folder)
        try body(store, Self.log(in: store))
    }

    /// A log whose entries are found by their rollout and payload.
    static func log(in store: any LogStore) -> DecisionLog {
        DecisionLog(in: store) { entry in
            SearchTerms(
                stages: [entry.rollout],
                text: String(decoding: entry.payload, as: UTF8.self)
            )
        }
    }
}

extension PendingAppend {
    /// An entry whose payload is a text, which is also the state after it.
    init(
        _ text: String,
        id: String,
        rollout: String = "r",
        after revision: Int?,
        at milliseconds: Int64 = 1_000,
        effects: [OutboxDraft] = [],
        cohort: CohortList? = nil,
        forgotten: ForgottenMember? = nil,
        state: @escaping @Sendable (Receipt) throws -> Void = { _ in },
        again: @escaping @Sendable (NewerRevision) throws -> PendingAppend? = { _ in nil }
    ) throws {
        let payload = try JSON.string(text).canonicalBytes()
        let draft = Draft(
            id: id,
            rollout: rollout,
            kind: "test",
            actor: Actor(name: "somebody", kind: .person),
            at: Instant(milliseconds: milliseconds),
            payload: payload,
            effects: effects,
            cohort: cohort,
            forgotten: forgotten
        )
        self.init(
            draft,
            expecting: revision,
            state: { receipt in
                try state(receipt)
                return payload
            },
            again: again
        )
    }
}

extension Appended {
    /// The index of the new entry; nil if nothing was written.
    var index: Int? {
        if case .recorded(let receipt) = self { receipt.index } else { nil }
    }

    /// The entry that came first; -1 for an answer of another kind.
    var conflicting: Int? {
        if case .conflict(let current) = self { current } else { -1 }
    }
}

extension DecisionLog {
    /// The findings of reading everything; the state of a rollout is its last payload.
    func findings() throws -> [Verification.Finding] {
        var last: [String: Snapshot] = [:]
        return try examine(
            fold: { entry in
                last[entry.rollout] = Snapshot(
                    rollout: entry.rollout,
                    revision: entry.index,
                    body: entry.payload
                )
            },
            snapshots: { Array(last.values) }
        )
    }
}
