import ArgumentParser
import AuditLog
import PlanLanguage
import RolloutAPI
import RolloutController
import Transparency
import Values

extension LogCommand {
    struct Cosign: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Accept the cosignature of a witness without a network path.",
            discussion: """
                The witness was given what `log consistency` prints, and `witness cosign` there \
                has printed the lines that are taken in here. The witnesses are those of --policy.

                Example:
                  sluice log cosign cosignature.txt
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Argument(help: .init("The cosignature lines; - for standard input.", valueName: "file"))
        var file = "-"

        func execute() throws {
            let log = try common.settings.openLog()
            guard let policy = try common.settings.policy(of: log) else {
                throw Failure("which witnesses? Name a policy with --policy FILE", .usage)
            }
            guard let head = try log.log.lastCheckpoint() else {
                let sign = "sluice log checkpoint".withGivenOptions
                throw Failure("nothing was signed yet: \(sign)", .usage)
            }
            let lines = try InputFile(path: file, bytesMax: 65_536).bytes()
            let accepted = try policy.listed.compactMap { witness -> CosigningAnswer.Cosigner? in
                let answer = try log.log.accept(lines, of: witness.key, on: head, at: .now)
                guard case .success(let cosignature) = answer else { return nil }
                let time = Instant(milliseconds: Int64(clamping: cosignature.timeSeconds) &* 1_000)
                return .init(name: "\(witness.key.name)", at: time)
            }
            guard !accepted.isEmpty else {
                throw Failure(
                    "none of the policy's witnesses has cosigned the last checkpoint in it",
                    .notPermitted
                )
            }
            guard !common.json else {
                return try Console.print(json: CosigningAnswer(accepted))
            }
            for each in accepted {
                let line = "✓ cosigned by \(each.name) at \(each.at.minute)"
                Console.print(line.sanitizedForTerminal)
            }
        }
    }
}
