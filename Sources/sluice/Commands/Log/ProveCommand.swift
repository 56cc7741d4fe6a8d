import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Transparency

extension LogCommand {
    struct Prove: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that an entry is in the log, for somebody who does not have the log.",
            discussion: """
                Prints a C2SP tlog-proof: keep it as INDEX.tlog-proof with the entry's bytes, \
                which --entry prints.

                Example:
                  sluice log prove 12 > entry-12.proof
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @Argument(help: "The entry's number.") var index: Int
        @Flag(name: .long, help: "Print the bytes of the entry instead.") var entry = false

        func execute() throws {
            let log = try common.settings.openLog()
            guard let body = try log.log.body(at: index) else {
                let size = try log.log.size()
                throw Failure("the log has no entry \(index); it has \(size)", .unknownName)
            }
            guard !entry || common.json else { return Console.print(lines: body) }
            let signed = try LogSigner(for: log.log, keyPath: common.settings.keyPath(of: log))
                .sign(log.log)
            let proof = TlogProof(
                index: index,
                inclusion: try log.log.inclusion(of: index, size: signed.checkpoint.size),
                note: try log.log.cosigned(signed.note)
            )
            guard !common.json else {
                let answer = ProofAnswer(index: index, entry: body, proof: proof.bytes)
                return try Console.print(json: answer)
            }
            Console.print(lines: proof.bytes)
        }
    }
}
