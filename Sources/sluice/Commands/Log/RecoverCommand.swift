import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Rollouts
import Transparency
import Values

extension LogCommand {
    struct Recover: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Repair the log after a crash, a loss of entries, or a wrong clock.",
            discussion: """
                Without options it signs entries that a crash left unsigned and fills the search \
                index anew. Where the log is not the one that was signed, because an older copy \
                was put back, its end was cut off, it was changed, or its key or .head file is \
                gone, it says so and changes nothing. If nothing better can be had, \
                --accept-loss-from SIZE goes on with the log as it is: under a new name and a new \
                key, with an entry in every rollout that says so, and every rollout held until a \
                person has seen who is exposed. Where the clock was ahead once, and entries are \
                dated in the future, --clock records that: what they began, such as a soak or a \
                hold, begins anew now, and what they opened has to be given again.

                Examples:
                  sluice log recover
                  sluice log recover --clock --reason "the clock was a day ahead"
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Option(
            name: .long,
            help: .init(
                "Accept the loss of everything from this entry on: the log's present size.",
                valueName: "size"
            )
        )
        var acceptLossFrom: Int?

        @Flag(name: .long, help: "Put the log's time right, which was ahead of the clock.")
        var clock = false

        @Flag(name: .long, help: "Say that the clock is right, if it is refused as far ahead.")
        var clockIsRight = false

        @Option(
            name: [.long, .customShort("m")],
            help: "Why; required with --accept-loss-from and --clock."
        )
        var reason: String?

        @Option(
            name: .long,
            help: .init("Who asks. (SLUICE_ACTOR; default: user@host)", valueName: "name")
        )
        var actor: String?

        func validate() throws {
            if reason == nil, acceptLossFrom != nil || clock {
                throw ValidationError(
                    "--\(clock ? "clock" : "accept-loss-from") needs a --reason"
                )
            }
            if clock, acceptLossFrom != nil {
                throw ValidationError("--clock and --accept-loss-from are done one after the other")
            }
            try FieldProblem.asOption { () throws(FieldProblem) in
                if let reason { try RecordText.check(reason, of: "reason") }
            }
        }

        func execute() async throws {
            let log = try common.settings.openLog()
            if clock { return try await correctClock(of: log) }
            let recovery = Recovery(of: log, keyPath: common.settings.keyPath(of: log))
            guard let obstacle = recovery.obstacle() else {
                let head = try recovery.mend()
                guard !common.json else { return try printJSON(of: head) }
                return Console.print(
                    "✓ \(head.checkpoint.size.grouped) entries, all signed; nothing was lost"
                )
            }
            guard let size = acceptLossFrom, let reason else { throw obstacle }
            let found = try log.log.size()
            guard size == found else {
                throw Failure("the log has \(found) entries: --accept-loss-from \(found)", .usage)
            }
            let by = try ChangeOptions.actor(named: actor, in: common.settings.environment)
            let head = try recovery.acceptLoss(
                by,
                reason: reason,
                clockIsRight: clockIsRight,
                at: .now
            )
            guard !common.json else { return try printJSON(of: head) }
            Console.print("✓ the log goes on as \(head.checkpoint.origin)")
            Console.print("  every rollout is held until a person has seen who is exposed")
            let show = "sluice log key show".withGivenOptions
            Console.say("give the new key to whoever verifies the log: \(show)")
        }

        private func printJSON(of head: VerifiedCheckpoint) throws {
            try Console.print(json: CheckpointAnswer(head.checkpoint, note: head.note))
        }

        private func correctClock(of log: RolloutLog) async throws {
            let by = try ChangeOptions.actor(named: actor, in: common.settings.environment)
            let names = try log.rolloutsDatedAfter(.now)
            guard !names.isEmpty else {
                guard !common.json else { return try Console.print(json: NothingToDo()) }
                return Console.print("✓ no entry is dated later than the clock")
            }
            let controller = common.controller(of: log)
            for name in names {
                let now = Instant.now
                let request = Request(
                    command: .correctClock(reason: reason ?? ""),
                    actor: by,
                    clockIsRight: clockIsRight
                )
                let answer = try await controller.perform(
                    request,
                    RequestOptions(rollout: name),
                    at: now
                )
                let output = AnswerOutput(
                    common: common,
                    command: request.command,
                    isPreview: false
                )
                try output.print(answer, now: now)
                await controller.deliverPending(at: .now)
                try output.end(answer)
            }
        }
    }
}
