package import AuditLog
package import RolloutController
import Rollouts
package import Values

/// The conditions on entries of the log, by the long names of the options.
package struct EntryFields: Sendable {
    package var kind: [String]
    package var actor: [String]
    package var stage: [String]
    package var since: PastTime?
    package var until: PastTime?
    package var text: String?

    /// The kinds that entries have.
    package static let kinds = Command.Name.allCases.map(\.rawValue)

    package init(
        kind: [String] = [],
        actor: [String] = [],
        stage: [String] = [],
        since: PastTime? = nil,
        until: PastTime? = nil,
        text: String? = nil
    ) {
        self.kind = kind
        self.actor = actor
        self.stage = stage
        self.since = since
        self.until = until
        self.text = text
    }

    /// - Throws: `Failure` or `FieldProblem` for a value that no entry can have.
    package func query(
        in log: RolloutLog,
        of rollout: String?,
        at now: Instant
    ) throws -> EntryQuery {
        let since = since?.start(from: now)
        let until = until?.end(from: now)
        if let since, let until, until < since {
            throw FieldProblem(
                field: "until",
                message: "\(field: "until") is before \(field: "since"): no time is between them"
            )
        }
        try checkActors(in: log, of: rollout)
        try checkStages(in: log, of: rollout)
        return EntryQuery(
            rollout: rollout,
            kinds: try kind.flatMap(kinds),
            actors: actor,
            stages: stage,
            since: since,
            until: until,
            words: text?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        )
    }

    private func kinds(_ word: String) throws -> [String] {
        let meant = Self.kinds.filter { $0 == word || $0.hasPrefix("\(word).") }
        guard meant.isEmpty else { return meant }
        throw Failure(unknown: word, "there is no kind of entry", among: Self.kinds)
    }

    private func checkActors(in log: RolloutLog, of rollout: String?) throws {
        for name in actor {
            let query = EntryQuery(rollout: rollout, actors: [name])
            guard try !log.log.hasEntry(matching: query) else { continue }
            let known = try log.log.actors(of: rollout)
            throw Failure(unknown: name, "the log has no entry of an actor", among: known)
        }
    }

    /// Rejects unknown stages; a stage of the plan without entries is not an error.
    private func checkStages(in log: RolloutLog, of rollout: String?) throws {
        for name in stage {
            let query = EntryQuery(rollout: rollout, stages: [name])
            guard try !log.log.hasEntry(matching: query) else { continue }
            let rollouts = try rollout.map { [$0] } ?? log.log.rollouts()
            let known = try rollouts.flatMap { try log.stageNames(of: $0) }
            guard !known.contains(name) else { continue }
            throw Failure(unknown: name, "no plan in force has a stage", among: known)
        }
    }
}
