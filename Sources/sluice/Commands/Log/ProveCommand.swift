import ArgumentParser
import AuditLog
import RolloutController

extension LogCommand {
    struct Prove: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that an entry is in the log, for somebody who does not have the log.",
            discussion: """
                Prints a C2SP tlog-proof: keep it as INDEX.tlog-proof with the entry's bytes, \
                which --entry prints.
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @Argument(help: "The entry's number.") var index: Int
        @Flag(name: .long, help: "Print the bytes of the entry instead.") var entry = false

        func execute() throws {
            let log = try common.openLog()
            guard let body = try log.log.body(at: index) else {
                throw Problem("the log has no entry \(index); it has \(try log.log.size())", .usage)
            }
            guard !entry else { return Console.print(lines: body) }
            let signed = try LogSigner(for: log.log, keyPath: common.keyPath(of: log)).sign(log.log)
            let proof = TlogProof(
                index: index,
                inclusion: try log.log.inclusion(of: index, size: signed.checkpoint.size),
                note: try log.log.cosigned(signed.note)
            )
            Console.print(lines: proof.bytes)
        }
    }

    struct Consistency: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that the log continues an earlier state of itself.",
            discussion: """
                Prints what a C2SP witness is sent: the old size, the proof and the signed \
                checkpoint (c2sp.org/tlog-witness). Witnesses without a network path cosign it \
                with: sluice witness cosign FILE.
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @Argument(help: "How many entries the earlier state had; default: 0, or by --witness.")
        var from: Int?

        @Option(
            name: .long,
            help: .init("Go on from what this witness has cosigned, by the log.", valueName: "name")
        )
        var witness: String?

        func execute() throws {
            let log = try common.openLog()
            let signed = try LogSigner(for: log.log, keyPath: common.keyPath(of: log)).sign(log.log)
            let size = signed.checkpoint.size
            let from = try from ?? known(in: log.log)
            guard (0...size).contains(from) else {
                throw Problem("the log has \(size) entries; name an earlier size", .usage)
            }
            Console.print(lines: try log.log.request(for: signed.note, from: from).bytes)
        }

        private func known(in log: DecisionLog) throws -> Int {
            guard let witness else { return 0 }
            return try log.witnesses().first { $0.name == witness }?.size ?? 0
        }
    }
}
