import ArgumentParser
import AuditLog
import Cohorts
import RolloutController
import Rollouts

extension CohortCommand {
    struct Forget: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a customer off every list, as the customer may demand.",
            discussion: """
                In every rollout of the log, or in the one that is named. What was on record of \
                the lists stays: their sizes and digests, and an entry that says that one customer \
                was forgotten and why, and not who. Copies that were made of the log before have \
                the customer still. The customer who is still on the plan's list of customers can \
                come into the next stage.
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @OptionGroup(title: "Options of changes") var change: ChangeOptions

        @Argument(help: "The customer's id.")
        var id: String

        @Option(name: .long, help: "Why; do not name the customer here, as the log keeps it.")
        var reason: String

        func validate() throws {
            try Reason.check(reason)
            if !id.isEmpty, reason.contains(id) {
                throw ValidationError("the reason names the customer, and would be kept for ever")
            }
        }

        func execute() async throws {
            let id = try id.customerID()
            let log = try common.openLog()
            let rollouts =
                common.rollout == nil
                ? try log.log.rollouts() : [try common.rolloutName(in: log)]
            if !change.dryRun, !change.yes {
                try Confirmation(
                    question: "Forget \(id.text) in \(rollouts.joined(separator: ", "))? The "
                        + "customer loses the release now, and can come back where the plan's list "
                        + "of customers still has them."
                ).ask()
            }
            guard change.idempotencyKey == nil || rollouts.count == 1 else {
                throw Problem(
                    "an idempotency key is for one rollout; name it with --rollout",
                    .usage
                )
            }
            let done = await Result { try await forget(id, in: rollouts, log) }
            // Also where a rollout did not take the record, for those that did.
            let isWiped = try change.dryRun || log.log.wipeDeleted()
            if try done.get() == 0 { Console.say("no list has \(id.text)".harmless) }
            guard isWiped else {
                throw Problem(
                    "the customer is off the lists, and some bytes are still in "
                        + "\(log.log.path)-wal as another program reads the log: end it, "
                        + "and say this once more",
                    .conflict
                )
            }
        }

        /// How many rollouts had the customer.
        private func forget(
            _ id: CustomerID,
            in rollouts: [String],
            _ log: RolloutLog
        ) async throws -> Int {
            var count = 0
            for rollout in rollouts where try await forget(id, in: rollout, log) { count += 1 }
            return count
        }

        /// Whether a list had the customer.
        private func forget(
            _ id: CustomerID,
            in rollout: String,
            _ log: RolloutLog
        ) async throws -> Bool {
            let forgetting = try log.forgetting(id, in: rollout)
            let standing = try log.standing(of: rollout)
            if standing.plan?.population?.invited.contains(id.text) == true {
                Console.say(
                    sentences: "the plan of \(rollout) invites \(id.text) by name, and the log "
                        + "keeps every plan: take the name out before the next `plan apply`"
                )
            }
            guard !forgetting.lists.isEmpty else { return false }
            var terms = try change.terms(for: rollout)
            terms.forgotten = id
            let request = Request(
                command: .forget(forgetting, reason: reason),
                actor: try change.actor(in: common.environment)
            )
            try await common.carryOut(
                request,
                terms,
                change,
                by: common.controller(of: log),
                WitnessInquiry(of: log, common),
                at: .now
            )
            return true
        }
    }
}
