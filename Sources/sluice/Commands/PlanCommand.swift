import ArgumentParser
import AuditLog
import Foundation
import JSONCoding
import PlanLanguage
import RolloutAPI
import RolloutController
import Rollouts
import Values

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Check a plan, put it in force, compare and show it.",
        subcommands: [
            Check.self, Simulate.self, Apply.self, Diff.self, Show.self, Schema.self,
        ]
    )

    struct Apply: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a plan in force, or amend the one that is.",
            discussion: """
                An amendment voids approvals and evidence given for the old plan, and never \
                changes who is exposed.
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions
        @Argument(help: "The plan's file.") var file: String

        func execute() async throws {
            let file = try PlanFile(reading: file)
            for warning in file.warnings { Console.say(warning.description.harmless) }
            let rollout = file.plan.name
            if let named = common.rollout, named != rollout {
                throw Failure("the plan is for \(rollout), not \(named)", .usage)
            }
            let isNew = !FileManager.default.fileExists(atPath: common.logPath)
            let log = try openLog(isNew: isNew)
            let standing = try log.standing(of: rollout)
            let differences = try standing.plan?.differences(to: file.plan) ?? []
            for line in differences { Console.say("  \(line.harmless)") }
            var terms = try change.terms(for: rollout)
            terms.plan = file
            if !change.dryRun, !change.yes, !differences.isEmpty {
                try Confirmation(question: "Amend \(rollout)?").ask()
                terms.expectedRevision = terms.expectedRevision ?? standing.state.revision
            }
            let now = Instant.now
            let request = Request(
                command: .apply(digest: file.digest, differences: differences),
                actor: try change.actor(in: common.environment)
            )
            let controller = common.controller(of: log)
            let witnesses = WitnessInquiry(of: log, common)
            if let problem = witnesses.problem { throw problem }
            try await common.carryOut(request, terms, change, by: controller, witnesses, at: now)
            if !change.dryRun { try sayWhere(log, isNew: isNew) }
        }

        /// Opens or creates the log; a dry run without a log decides on a temporary empty one.
        private func openLog(isNew: Bool) throws -> RolloutLog {
            guard change.dryRun, isNew else { return try RolloutLog.create(at: common.logPath) }
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "sluice-dry-run-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try RolloutLog.create(at: folder.appending(path: "sluice.db").path)
        }

        private func sayWhere(_ log: RolloutLog, isNew: Bool) throws {
            let others = try log.log.rollouts().count - 1
            let kind =
                isNew ? "a new log" : others > 0 ? "with \(others) other rollouts" : "the log"
            Console.say("in \(log.log.path), \(kind); next: sluice status")
        }
    }

    struct Diff: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how a file differs from the plan in force."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @Argument(help: "The plan's file.") var file: String

        func execute() throws {
            let file = try PlanFile(reading: file)
            let standing = try common.openLog().standing(of: file.plan.name)
            guard let plan = standing.plan else {
                throw Failure("no plan named \(file.plan.name) is in force", .usage)
            }
            let differences = try plan.differences(to: file.plan)
            guard !common.json else {
                return try Console.print(json: PlanDifferences(differences))
            }
            Console.print(
                differences.isEmpty
                    ? "no differences" : differences.map(\.harmless).joined(separator: "\n")
            )
        }
    }

    struct Show: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a plan: from a file, or the one in force."
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @Argument(help: "The plan's file; default: the plan in force.") var file: String?

        func execute() throws {
            let plan = try plan()
            guard !common.json else { return try Console.print(json: plan) }
            let terminal = Terminal.current(common.environment)
            Console.print(PlanScreen(plan: plan, terminal: terminal).text)
        }

        private func plan() throws -> Plan {
            if let file { return try PlanFile(reading: file).plan }
            let log = try common.openLog()
            guard let plan = try log.standing(of: common.rolloutName(in: log)).plan else {
                throw Failure("no plan is in force", .usage)
            }
            return plan
        }
    }

    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the JSON Schema of the plan language, for editors."
        )

        func run() {
            Console.print(PlanSchema.json)
        }
    }
}

extension Plan {
    /// A summary such as `forecast-1.0.0 is valid: 3 stages, 8 no-go conditions, …`.
    var summary: String {
        let counts = [
            (stages.count, "stage"), (noGo.count, "no-go condition"), (blockers.count, "blocker"),
            (mitigations.count, "mitigation"), (risks.count, "risk"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return "\(name) is valid: \(parts.joined(separator: ", "))"
    }
}
