import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Transparency

extension LogCommand {
    struct Checkpoint: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign the log's head, and print the signed checkpoint.",
            discussion: """
                A C2SP signed note (c2sp.org/tlog-checkpoint): kept where nobody can change it, \
                it shows later that the log was neither cut nor rewritten: \
                sluice log verify --expect-head FILE. Witnesses that have not cosigned it yet \
                are asked again.

                Example:
                  sluice log checkpoint > checkpoint.txt
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        func execute() async throws {
            let log = try common.settings.openLog()
            let witnesses = Witnesses(
                of: log,
                policy: .success(try common.settings.policy(of: log))
            )
            let signed = try LogSigner(for: log.log, keyPath: common.settings.keyPath(of: log))
                .sign(log.log)
            let cosigning = await witnesses.cosign([signed], at: .now)
            for complaint in cosigning?.complaints ?? [] { Console.say(sentences: complaint) }
            let note = try log.log.cosigned(signed.note)
            guard common.json else { return Console.print(lines: note.bytes) }
            try Console.print(
                json: CheckpointAnswer(signed.checkpoint, note: note)
            )
        }
    }
}
