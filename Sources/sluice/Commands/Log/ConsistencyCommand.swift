import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Transparency

extension LogCommand {
    struct Consistency: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that the log continues an earlier state of itself.",
            discussion: """
                Prints what a C2SP witness is sent: the old size, the proof and the signed \
                checkpoint (c2sp.org/tlog-witness). Witnesses without a network path cosign it \
                with: sluice witness cosign FILE.

                Example:
                  sluice log consistency 120
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @Argument(help: "How many entries the earlier state had; default: 0, or by --witness.")
        var from: Int?

        @Option(
            name: .long,
            help: .init("Start from the size this witness has cosigned.", valueName: "name")
        )
        var witness: String?

        func execute() throws {
            let log = try common.settings.openLog()
            let signed = try LogSigner(for: log.log, keyPath: common.settings.keyPath(of: log))
                .sign(log.log)
            let size = signed.checkpoint.size
            let from = try from ?? known(in: log.log)
            guard (0...size).contains(from) else {
                throw Failure("the log has \(size) entries; name an earlier size", .usage)
            }
            let request = try log.log.request(for: signed.note, from: from).bytes
            guard !common.json else {
                let answer = ConsistencyAnswer(from: from, size: size, request: request)
                return try Console.print(json: answer)
            }
            Console.print(lines: request)
        }

        private func known(in log: DecisionLog) throws -> Int {
            guard let witness else { return 0 }
            return try log.witnesses().first { $0.name == witness }?.size ?? 0
        }
    }
}
