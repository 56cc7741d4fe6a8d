import ArgumentParser
import PlanLanguage
import RolloutAPI
import Rollouts
import Values

extension PlanCommand {
    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the JSON Schema of the plan language, for editors.",
            discussion: """
                Example:
                  sluice plan schema > plan.schema.json
                """
        )

        func run() {
            Console.print(PlanSchema.json)
        }
    }
}
