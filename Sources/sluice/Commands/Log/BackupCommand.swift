import ArgumentParser
import AuditLog
import RolloutAPI
import RolloutController
import Transparency
import Values

extension LogCommand {
    struct Backup: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a consistent copy of the log, while others may go on using it.",
            discussion: """
                Copying the file by other means can lose what is still in its -wal file. With the \
                log's key at hand the copy is signed to its last entry. The key and its .head \
                file are not in the copy: keep them elsewhere. A copy that is put back later is \
                older than the last signed head and is refused as such; see \
                `sluice log recover`.

                Example:
                  sluice log backup backup.db
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @Argument(help: "A new file.") var file: String

        func execute() throws {
            let log = try common.settings.openLog()
            let signer = try LogSigner(known: common.settings.keyPath(of: log))
            let problem = try signer?.whileSigned(log.log) { try log.log.backUp(to: file) }
            if signer == nil { try log.log.backUp(to: file) }
            if let problem { Console.say(sentences: "the copy is not signed whole: \(problem)") }
            let copy = try RolloutLog.open(at: file)
            let head = try copy.log.head()
            guard !common.json else {
                return try Console.print(json: LogCopyAnswer(path: file, head))
            }
            Console.say("\(file): \(head.size.grouped) entries, root \(head.root.hex)")
        }
    }
}
