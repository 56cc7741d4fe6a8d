import ArgumentParser
import AuditLog
import Foundation
import PlanLanguage
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension PlanCommand {
    struct Apply: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a plan in force, or amend the one that is.",
            discussion: """
                An amendment voids approvals. A check whose measure and requirement are unchanged \
                keeps what was seen; one that is changed is judged on the whole stage. Who is \
                exposed stays. Before it asks it says what the amendment changes, keeps and voids, \
                and what the next step would then be. By a program (--automation), a difference \
                that loosens a rule is refused.

                Examples:
                  sluice plan apply rollout.yaml --dry-run
                  sluice plan apply rollout.yaml
                  sluice plan apply rollout.yaml --set service=billing
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup var look: LookOptions
        @OptionGroup(title: HelpPage.changes) var change: ChangeOptions
        @OptionGroup(title: "Variables") var variables: PlanValueOptions
        @Argument(
            help: "The plan's file; default: the one that was applied.",
            completion: .file()
        )
        var file: String?

        func execute() async throws {
            let actor = try change.actor(in: common.settings.environment)
            let file = try planFile()
            for warning in file.warnings {
                Console.say(sentences: warning.description.sanitizedForTerminal)
            }
            let rollout = file.plan.name
            if let named = common.rollout, named != rollout {
                throw Failure("the plan is for \(rollout), not \(named)", .usage)
            }
            let path = common.settings.logPath
            guard !LogExport.isAt(path) else { throw LogError.copied(place: path) }
            let isNew = !FileManager.default.fileExists(atPath: path)
            guard change.dryRun, isNew else {
                let log = try RolloutLog.create(at: path)
                try await apply(file, to: log, by: actor)
                if !change.dryRun { try sayWhere(log, isNew: isNew) }
                return
            }
            // A dry run without a log decides on an empty one, and leaves no file behind.
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "sluice-dry-run-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try await apply(
                file,
                to: RolloutLog.create(at: folder.appending(path: "sluice.db").path),
                by: actor
            )
        }

        private func apply(_ file: PlanFile, to log: RolloutLog, by actor: Actor) async throws {
            let rollout = try log.rollout(named: file.plan.name)
            let application = try PlanApplication(of: file, to: rollout)
            let amendment = try await amendment(application, by: actor, on: rollout, in: log)
            var options = try application.options(change.conditions)
            if !change.dryRun, !change.yes, let amendment {
                // Nobody is asked about what would be refused; only that revision refuses it.
                if amendment.price?.refusal == nil {
                    try Confirmation(question: "Amend \(file.plan.name)?").ask()
                }
                options.confirmedRevision = rollout.state.revision
            }
            let now = Instant.now
            let request = Request(
                command: application.command,
                actor: actor,
                clockIsRight: change.clockIsRight
            )
            let controller = common.controller(of: log)
            try await common.carryOut(
                request,
                options,
                change,
                by: controller,
                making: amendment,
                at: now
            )
        }

        /// Returns the file that is named, or else the one that the plan in force was read from,
        /// with the values that it was applied with.
        private func planFile() throws -> PlanFile {
            if let file { return try PlanFile(reading: file, setting: variables.given()) }
            let log = try common.settings.openLog()
            let rollout = try log.rollout(named: common.settings.rolloutName(in: log))
            guard let path = rollout.planPath,
                let file = try rollout.planFile(at: path, setting: variables.values())
            else { throw Failure.noPlan }
            return file
        }

        /// Shows the amendment that the plan is, and its price; nil if it is none.
        ///
        /// A dry run is asked for nothing else, so that it is part of its answer.
        private func amendment(
            _ application: PlanApplication,
            by actor: Actor,
            on rollout: Rollout,
            in log: RolloutLog
        ) async throws -> AmendmentDetails? {
            guard let plan = rollout.plan, !application.differences.isEmpty else { return nil }
            let now = Instant.now
            let price = try await common.price(
                of: application,
                by: actor,
                on: rollout,
                in: log,
                asking: look,
                at: now
            )
            let changes = try plan.changes(to: application.file.plan)
            let amendment = AmendmentDetails(changes, price)
            if !common.json {
                let screen = AmendmentScreen(amendment: amendment, now: now, terminal: .current)
                let text = (screen.lines + [""]).joined(separator: "\n")
                if change.dryRun { Console.print(text) } else { Console.say(text) }
            }
            return amendment
        }

        private func sayWhere(_ log: RolloutLog, isNew: Bool) throws {
            let others = try log.log.rollouts().count - 1
            let kind =
                isNew ? "a new log" : others > 0 ? "with \(others) other rollouts" : "the log"
            Console.say("in \(log.log.path), \(kind); next: \("sluice status".withGivenOptions)")
        }
    }
}
