import ArgumentParser
import AuditLog
import Cohorts
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension CohortCommand {
    struct Forget: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a customer from every list, as the customer may demand.",
            discussion: """
                Applies to every rollout of the log, or to the one named. The sizes and digests of \
                the lists stay on record, as does an entry that says that a customer was forgotten \
                and why, but not who. Earlier copies of the log still contain the customer. A \
                customer who is still on the plan's list of customers can enter the next stage.

                Example:
                  sluice cohort forget c-77 --reason "asked to be forgotten"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

        @Argument(help: "The customer's id.")
        var id: String

        @Option(
            name: [.long, .customShort("m")],
            help: "The reason; do not name the customer, as the log keeps it."
        )
        var reason: String

        private var fields: CohortForgetFields { CohortForgetFields(id: id, reason: reason) }

        func validate() throws {
            try FieldProblem.asOption { () throws(FieldProblem) in try fields.checkReason() }
        }

        func execute() async throws {
            let actor = try change.actor(in: common.settings.environment)
            let id = try fields.customer()
            let log = try common.settings.openLog()
            let rollouts =
                common.rollout == nil
                ? try log.log.rollouts() : [try common.settings.rolloutName(in: log)]
            if !change.dryRun, !change.yes {
                try Confirmation(
                    question: "Forget \(id.text) in \(rollouts.joined(separator: ", "))? The "
                        + "customer loses the release now, and can get it again if the plan's list "
                        + "of customers still has them."
                ).ask()
            }
            guard change.idempotencyKey == nil || rollouts.count == 1 else {
                throw Failure(
                    "an idempotency key is for one rollout; name it with --rollout",
                    .usage
                )
            }
            let done = await Result { try await forget(id, in: rollouts, log, by: actor) }
            // Even if a rollout did not accept the record, for the sake of those that did.
            let remains = change.dryRun ? nil : Self.remains(in: log.log)
            if try done.get() == 0 { Console.say("no list has \(id.text)".sanitizedForTerminal) }
            if let remains {
                throw Failure(
                    "the customer is off the lists, but some bytes may still be in "
                        + "\(log.log.path)-wal: \(remains), and run this command again",
                    .bytesRemain
                )
            }
        }

        /// Overwrites what was deleted; returns what hinders it, and nil if nothing does.
        private static func remains(in log: DecisionLog) -> String? {
            do {
                return try log.wipeDeleted()
                    ? nil : "another program reads the log; end it"
            } catch {
                return "\((error as? LogError)?.reason ?? "\(error)"); see to the disk"
            }
        }

        /// Removes the customer, and returns the number of rollouts that had them on a list.
        private func forget(
            _ id: CustomerID,
            in rollouts: [String],
            _ log: RolloutLog,
            by actor: Actor
        ) async throws -> Int {
            var count = 0
            for rollout in rollouts where try await forget(id, in: rollout, log, by: actor) {
                count += 1
            }
            return count
        }

        /// Removes the customer from one rollout; returns true if a list had them.
        private func forget(
            _ id: CustomerID,
            in name: String,
            _ log: RolloutLog,
            by actor: Actor
        ) async throws -> Bool {
            let forgetting = try log.forgetting(id, in: name)
            let rollout = try log.rollout(named: name)
            if rollout.plan?.population?.invited.contains(id.text) == true {
                Console.say(
                    sentences: "the plan of \(name) invites \(id.text) by name, and the log "
                        + "keeps every plan: take the name out before the next `plan apply`"
                )
            }
            guard !forgetting.lists.isEmpty else { return false }
            var options = try change.conditions.options(for: name)
            options.forgotten = id
            let request = Request(
                command: try fields.command(forgetting: forgetting),
                actor: actor,
                clockIsRight: change.clockIsRight
            )
            try await common.carryOut(
                request,
                options,
                change,
                by: common.controller(of: log),
                at: .now
            )
            return true
        }
    }
}
