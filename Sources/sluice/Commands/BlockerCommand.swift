import ArgumentParser
import RolloutController
import Rollouts
import Values

struct BlockerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocker",
        abstract: "Raise, clear, reopen and list issues that stop the rollout.",
        subcommands: [Raise.self, Clear.self, Reopen.self, List.self]
    )

    struct Raise: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record an issue; P0 stops every advance."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "An id of letters, digits, dots and dashes.")
        var id: String

        @Option(name: .long, help: "P0, P1, P2 or P3.")
        var severity: Severity

        @Option(name: .long, help: "The problem, in one line.")
        var title: String

        @Option(name: .long, help: "The impact on users.")
        var impact: String?

        @Option(name: .long, help: "The workaround for a P2.")
        var workaround: String?

        @Option(name: .long, help: "The first stage that a P1 blocks; default: the last.")
        var before: String?

        @Option(name: .long, help: "How it was found.")
        var reason: String?

        func validate() throws {
            let allowed = id.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("0"..."9").contains($0)
                    || "._-".unicodeScalars.contains($0)
            }
            guard allowed, (1...100).contains(id.utf8.count) else {
                throw ValidationError("an id has 1 to 100 of a-z 0-9 . _ -")
            }
            try Reason.check(title)
        }

        func command(at now: Instant) -> Command {
            let blocker = KnownBlocker(
                id: id,
                severity: severity,
                title: title,
                impact: impact,
                workaround: workaround,
                before: before
            )
            return .raiseBlocker(blocker: blocker, reason: reason)
        }
    }

    struct Clear: ChangeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Clear an issue, with evidence; it can be reopened."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The blocker's id.")
        var id: String

        @Option(name: .long, help: "The evidence that it is gone or harmless.")
        var evidence: String

        @Option(name: .long, help: "The decision and the reason.")
        var reason: String

        func validate() throws {
            try Reason.check(evidence)
            try Reason.check(reason)
        }

        func command(at now: Instant) -> Command {
            .clearBlocker(id: id, evidence: evidence, reason: reason)
        }
    }

    struct Reopen: ChangeCommand {
        static let configuration = CommandConfiguration(abstract: "Open a cleared issue again.")

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The blocker's id.")
        var id: String

        @Option(name: .long, help: "The reason.")
        var reason: String

        func validate() throws { try Reason.check(reason) }

        func command(at now: Instant) -> Command {
            .reopenBlocker(id: id, reason: reason)
        }
    }
}

extension Severity: ExpressibleByArgument {}
