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
            "Only \(EntryFields.kinds.joined(separator: ", ")), or a family: blocker.",
            valueName: "kind"
        ),
        completion: .list(EntryFields.kinds)
    )
    var kind: [String] = []

    @Option(name: .long, help: .init("Only requests of this actor.", valueName: "name"))
    var actor: [String] = []

    @Option(
        name: .long,
        help: .init("Only entries in this stage, or that entered or left it.", valueName: "stage"),
        completion: CompletedNames.stages
    )
    var stage: [String] = []

    @Option(
        name: .long,
        help: .init(
            "Only from this time on: a day, a time (in UTC, or as 2026-12-01T15:46+01:00), or a "
                + "length back such as 2h or 7d.",
            valueName: "time"
        ),
        transform: PastTime.option
    )
    var since: PastTime?

    @Option(
        name: .long,
        help: .init("Only up to this time; a day counts to its end.", valueName: "time"),
        transform: PastTime.option
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

    var fields: EntryFields {
        EntryFields(
            kind: kind,
            actor: actor,
            stage: stage,
            since: since,
            until: until,
            text: text
        )
    }
}
