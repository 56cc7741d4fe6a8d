import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Transparency
import Values

extension LogCommand {
    struct Export: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the whole log to a folder that others can verify without sluice.",
            discussion: """
                VERIFY.md in the folder says how.

                Example:
                  sluice log export audit-2026-12
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @Argument(help: "A new folder.", completion: .directory) var folder: String

        func execute() throws {
            let log = try common.settings.openLog()
            let signer = try LogSigner(for: log.log, keyPath: common.settings.keyPath(of: log))
            let signed = try signer.sign(log.log)
            try LogExport(folder: folder).write(log.log, as: signed, key: signer.key.verifier)
            let size = signed.checkpoint.size
            guard !common.json else {
                let head = TreeHead(size: size, root: signed.checkpoint.root)
                return try Console.print(json: LogCopyAnswer(path: folder, head))
            }
            Console.say(
                "\(folder): \(size.grouped) entries; how others verify them: \(folder)/VERIFY.md"
            )
        }
    }
}
