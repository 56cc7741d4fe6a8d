import AuditLog
import Foundation
import JSONCoding
import Rollouts
import Values

/// A log whose entries say themselves what they are to be found by, for one test.
struct SearchableLog {
    let folder: URL
    let log: DecisionLog

    init() throws {
        folder = try TemporaryLog.folder()
        log = try DecisionLog.create(at: folder.appending(path: "sluice.db").path) { entry in
            let payload = try JSON(parsing: entry.payload)
            return SearchTerms(
                stages: payload["stages"]?.arrayValue?.compactMap(\.stringValue) ?? [],
                text: payload["text"]?.stringValue ?? ""
            )
        }
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    func add(
        _ text: String = "",
        kind: String = "advance",
        actor: String = "alice",
        rollout: String = "a",
        stages: [String] = [],
        at milliseconds: Int64 = 0
    ) throws {
        let query = EntryQuery(rollout: rollout)
        let last = try log.entries(matching: query, .init(limit: 1)).entries.last?.index
        let payload = try JSON.object([
            .init(key: "stages", value: .array(stages.map(JSON.string))),
            .init(key: "text", value: .string(text)),
        ]).canonicalBytes()
        _ = try log.append(
            Draft(
                id: UUID().uuidString,
                rollout: rollout,
                kind: kind,
                actor: Actor(name: actor, kind: .person),
                at: Instant(milliseconds: milliseconds),
                payload: payload
            ),
            expecting: last
        ) { _ in payload }
    }

    /// The indices of all that is found.
    func found(_ query: EntryQuery) throws -> [Int] {
        try log.entries(matching: query, .init(limit: 1_000)).entries.map(\.index)
    }
}
