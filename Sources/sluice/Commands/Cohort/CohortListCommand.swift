import ArgumentParser
import RolloutAPI
import RolloutController
import Values

extension CohortCommand {
    struct List: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a stage's customers, one id per line, in the order of their ranks.",
            discussion: """
                Example:
                  sluice cohort list --stage beta
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions

        @Option(
            name: .long,
            help: "The stage; default: the present one.",
            completion: CompletedNames.stages
        )
        var stage: String?

        var isPaged: Bool { true }

        func execute() throws {
            let (rollout, exposure) = try CohortCommand.exposure(of: stage, common)
            guard !common.json else {
                return try Console.print(json: CohortAnswer(rollout, exposure))
            }
            guard let exposure else {
                return Console.say("nobody has \(rollout)".sanitizedForTerminal)
            }
            exposure.list.printIDs()
        }
    }
}
