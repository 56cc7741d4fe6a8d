import ArgumentParser
import AuditLog
import PlanLanguage
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// The options that select entries of the log.
struct EntryFilter: ParsableArguments {
    @Option(
        name: .long,
        help: .init(
            "Only \(Command.Name.words.joined(separator: ", ")), or a family: blocker.",
            valueName: "kind"
        ),
        completion: .list(Command.Name.words)
    )
    var kind: [String] = []

    @Option(name: .long, help: .init("Only requests of this actor.", valueName: "name"))
    var actor: [String] = []

    @Option(
        name: .long,
        help: .init("Only entries in this stage, or that entered or left it.", valueName: "stage")
    )
    var stage: [String] = []

    @Option(
        name: .long,
        help: .init(
            "Only from this time on: a day, a time in UTC, or a length back such as 2h or 7d.",
            valueName: "time"
        ),
        transform: PastTime.init(reading:)
    )
    var since: PastTime?

    @Option(
        name: .long,
        help: .init("Only up to this time; a day counts to its end.", valueName: "time"),
        transform: PastTime.init(reading:)
    )
    var until: PastTime?

    @Option(
        name: .long,
        help: .init(
            "Only entries whose text contains each of these words, in any case.",
            valueName: "words"
        )
    )
    var text: String?

    /// - Throws: `Failure` for a value that no entry can have, with a suggestion.
    func query(in log: RolloutLog, of rollout: String?, at now: Instant) throws -> EntryQuery {
        let since = since?.start(from: now)
        let until = until?.end(from: now)
        if let since, let until, until < since {
            throw Failure("--until is before --since: no time is between them", .usage)
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
        let meant = Command.Name.words.filter { $0 == word || $0.hasPrefix("\(word).") }
        guard meant.isEmpty else { return meant }
        throw Failure(unknown: word, "there is no kind of entry", among: Command.Name.words)
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

extension Command.Name {
    fileprivate static var words: [String] { allCases.map(\.rawValue) }
}

extension RolloutLog {
    /// Returns `planned`, the stages of the plan in force, and `completed`.
    func stageNames(of rollout: String) throws -> [String] {
        let stages = try standing(of: rollout).plan?.stages.map(\.name) ?? []
        return [State.Phase.planned.text] + stages + [State.Phase.completed.text]
    }
}

extension Failure {
    /// Creates a problem for an unknown word, with the nearest known one or else a list of them.
    init(unknown word: String, _ start: String, among known: [String]) {
        let names = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
        let hint =
            word.nearest(in: known).map { "did you mean \($0)?" }
            ?? (known.isEmpty ? "there is none" : "there is \(names)")
        self.init("\(start) \(word); \(hint)".harmless, .usage)
    }
}
