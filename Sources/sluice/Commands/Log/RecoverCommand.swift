import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Transparency
import Values

extension LogCommand {
    struct Recover: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Repair the log after a crash, or continue one that has lost entries.",
            discussion: """
                Without options it signs entries that a crash left unsigned and fills the search \
                index anew. Where the log is not the one that was signed, because an older copy \
                was put back, its end was cut off, it was changed, or its key or .head file is \
                gone, it says so and changes nothing. If nothing better can be had, \
                --accept-loss-from SIZE goes on with the log as it is: under a new name and a new \
                key, with an entry in every rollout that says so, and every rollout held until a \
                person has seen who is exposed.
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions

        @Option(
            name: .long,
            help: .init(
                "Accept the loss of everything from this entry on: the log's present size.",
                valueName: "size"
            )
        )
        var acceptLossFrom: Int?

        @Option(name: .long, help: "Why; required with --accept-loss-from.")
        var reason: String?

        @Option(
            name: .long,
            help: .init("Who asks. (SLUICE_ACTOR; default: user@host)", valueName: "name")
        )
        var actor: String?

        func validate() throws {
            if acceptLossFrom != nil, reason == nil {
                throw ValidationError("--accept-loss-from needs a --reason")
            }
            try FieldProblem.asOption { () throws(FieldProblem) in
                if let reason { try RecordText.check(reason, of: "reason") }
            }
        }

        func execute() throws {
            let log = try common.settings.openLog()
            let recovery = Recovery(of: log, keyPath: common.settings.keyPath(of: log))
            guard let obstacle = recovery.obstacle() else {
                let head = try recovery.mend()
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
            let head = try recovery.acceptLoss(by, reason: reason, at: .now)
            Console.print("✓ the log goes on as \(head.checkpoint.origin)")
            Console.print("  every rollout is held until a person has seen who is exposed")
            Console.say("give the new key to whoever verifies the log: sluice log key show")
        }
    }
}
