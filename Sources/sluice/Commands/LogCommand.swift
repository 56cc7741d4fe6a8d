import ArgumentParser
import AuditLog
import Foundation
import RolloutController
import Rollouts

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Read the log of decisions and check that it is whole.",
        subcommands: [
            List.self, Show.self, Verify.self, Prove.self, Consistency.self, Checkpoint.self,
            Export.self, Key.self, Backup.self, Recover.self,
        ]
    )

    struct List: RolloutCommand {
        static let configuration = CommandConfiguration(abstract: "List entries, newest last.")

        @OptionGroup(title: "Common options") var common: CommonOptions

        @Option(name: .long, help: "The first entry to show.")
        var from: Int?

        @Option(name: .long, help: "How many, at most 10,000.")
        var limit = 20

        func validate() throws {
            guard (1...10_000).contains(limit), from ?? 0 >= 0 else {
                throw ValidationError("--limit is from 1 to 10,000 and --from not negative")
            }
        }

        func execute() throws {
            let log = try common.openLog().log
            let start = try from ?? max(0, log.size() - limit)
            let entries = try log.entries(from: start, limit: limit, rollout: common.rollout)
            guard !common.json else {
                return try Console.print(json: ["entries": entries.map(EntryJSON.init)])
            }
            let terminal = Terminal.current(common.environment)
            var table = Table(flexible: [4, 3])
            table.rows = try entries.map { entry in
                let record = try entry.record
                return [
                    .init(String(entry.index), .dim),
                    .init(entry.time.minute, .dim),
                    .init(entry.kind, .accent),
                    .init(entry.actor.name),
                    .init(record.decision.summary),
                ]
            }
            for line in table.lines(on: terminal, indent: 0) { Console.print(line) }
        }
    }

    struct Show: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one entry with everything that it was based on."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @Argument(help: "The entry's number.") var entry: Int

        func execute() throws {
            let log = try common.openLog().log
            guard let found = try log.entry(at: entry) else {
                throw Problem("the log has no entry \(entry); it has \(try log.size())", .usage)
            }
            guard !common.json else { return try Console.print(json: EntryJSON(found)) }
            let terminal = Terminal.current(common.environment)
            Console.print(try EntryScreen(entry: found, terminal: terminal).text)
        }
    }
}

/// An entry as `--json` prints it.
private struct EntryJSON: Encodable {
    let index: Int
    let id: String
    let time: Instant
    let rollout: String
    let kind: String
    let actor: Actor
    let payload: JSON

    init(_ entry: Entry) throws {
        index = entry.index
        id = entry.id
        time = entry.time
        rollout = entry.rollout
        kind = entry.kind
        actor = entry.actor
        payload = try JSON(parsing: entry.payload)
    }
}
