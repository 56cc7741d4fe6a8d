import ArgumentParser
import RolloutAPI
import Rollouts
import Values

struct AttestCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "attest",
        abstract: "Record the result of a test campaign, or a number.",
        discussion: """
            Only actors that the plan's attestation sources name may do so.

            Examples:
              sluice attest smoke-tests --successes 100 --failures 0 --actor ci-bot
              sluice attest tickets --value 3
              sluice attest tickets --value 3 --link https://ci.example/7 --reason "night run"
            """
    )

    @OptionGroup(title: HelpPage.common) var common: CommonOptions
    @OptionGroup(title: HelpPage.changes) var change: ChangeOptions

    @Argument(
        help: "Its name in the plan's measure, such as tenant-isolation.",
        completion: CompletedNames.subjects
    )
    var subject: String

    @Option(name: .long, help: "The number of trials that succeeded.")
    var successes: Int?

    @Option(name: .long, help: "The number that failed; skipped or timed out is not a success.")
    var failures: Int?

    @Option(name: .long, help: "A number, if the plan asks for one.")
    var value: Double?

    @Option(
        name: .long,
        help: .init(
            "The entry of an attestation that no longer counts; a person says so, with a reason.",
            valueName: "entry"
        )
    )
    var replaces: [Int] = []

    @Option(
        name: [.long, .customShort("m")],
        help: "The reason to replace it, or the words for what --link shows."
    )
    var reason: String?

    @Option(name: .long, help: .init("The page that shows what was seen.", valueName: "url"))
    var link: String?

    var fields: AttestFields {
        AttestFields(
            subject: subject,
            successes: successes,
            failures: failures,
            value: value,
            replaces: replaces,
            reason: reason,
            link: link
        )
    }
}
