import AuditLog
import Foundation
import JSONCoding
import Rollouts
import TestSupport
import Values

/// A log in a folder of its own, for one test.
struct TemporaryLog {
    let folder: URL
    let log: DecisionLog

    init() throws {
        folder = try Self.folder()
        log = try Self.create(at: folder.appending(path: "sluice.db").path)
    }

    static func create(at path: String) throws -> DecisionLog {
        try DecisionLog.create(at: path, indexing: terms)
    }

    static func open(at path: String) throws -> DecisionLog {
        try DecisionLog.open(at: path, indexing: terms)
    }

    private static func terms(of entry: Entry) -> SearchTerms {
        SearchTerms(stages: [entry.rollout], text: String(decoding: entry.payload, as: UTF8.self))
    }

    static func folder() throws -> URL {
        try TemporaryFolder().url
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Adds an entry whose payload is a text, which is also the state after it.
    @discardableResult
    func append(
        _ text: String,
        id: String = UUID().uuidString,
        rollout: String = "r",
        after revision: Int?,
        at milliseconds: Int64 = 1_000
    ) throws -> Appended {
        let payload = try JSON.string(text).canonicalBytes()
        return try log.append(
            Draft(
                id: id,
                rollout: rollout,
                kind: "test",
                actor: Actor(name: "somebody", kind: .person),
                at: Instant(milliseconds: milliseconds),
                payload: payload,
                effects: [OutboxDraft(target: "t", body: Array("b".utf8))]
            ),
            expecting: revision
        ) { _ in payload }
    }

    /// A log of a few entries of two rollouts.
    static func filled(_ count: Int) throws -> TemporaryLog {
        let temporary = try TemporaryLog()
        for index in 0..<count {
            try temporary.append(
                "entry \(index)",
                id: "key-\(index)",
                rollout: index % 2 == 0 ? "even" : "odd",
                after: index < 2 ? nil : index - 2,
                at: Int64(index) * 1_000
            )
        }
        return temporary
    }

    /// What reading the whole log finds; the state of a rollout is its last payload.
    func findings() throws -> [Verification.Finding] {
        var last: [String: Snapshot] = [:]
        return try Self.open(at: log.path).examine(
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

    /// Runs SQLite's own shell on the file, past all of our code.
    @discardableResult
    func sqlite(_ sql: String) throws -> ProgramOutput {
        try ProgramOutput(of: ["sqlite3", log.path, sql])
    }
}

extension DecisionLog {
    /// At most `limit` entries from an index on, of one rollout or of all.
    func entries(from index: Int, limit: Int, rollout: String? = nil) throws -> [Entry] {
        let place = EntryPage.Place(from: index, limit: limit)
        return try entries(matching: EntryQuery(rollout: rollout), place).entries
    }
}
