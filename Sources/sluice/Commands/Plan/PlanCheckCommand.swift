import ArgumentParser
import Feasibility
import Foundation
import PlanLanguage
import RolloutAPI
import RolloutController
import Rollouts
import Values

extension PlanCommand {
    struct Check: RolloutCommand {
        static let configuration = CommandConfiguration(
            abstract: "Report all problems of a plan, and the evidence that each gate needs.",
            discussion: """
                The time that a gate takes is estimated from the plan's expect:, or with --measure \
                from the traffic that its sources counted in the last hour.

                Examples:
                  sluice plan check rollout.yaml
                  sluice plan check rollout.yaml --strict
                """
        )

        @OptionGroup(title: HelpPage.common) var common: CommonOptions
        @OptionGroup(title: "Variables") var variables: PlanValueOptions
        @Argument(help: "The plan's file.", completion: .file())
        var file: String

        @Flag(name: .long, help: "Treat warnings as errors.")
        var strict = false

        @Flag(name: .long, help: "Ask the sources for the traffic of the last hour.")
        var measure = false

        func execute() async throws {
            let file = try PlanFile(reading: file, setting: variables.given())
            for warning in file.warnings { Console.say(warning.description.sanitizedForTerminal) }
            let needs = file.plan.needs(measured: try await traffic(file))
            let openings = file.plan.nextOpenings(from: .now)
            let warning = strict ? file.warnings.first : nil
            let ending = warning.map { Ending.no(.planWarnings, $0.description) } ?? .done
            if common.json {
                try Console.print(json: PlanCheckAnswer(file, needs, openings: openings), ending)
            } else {
                let count = file.warnings.count
                let warned = count == 0 ? "" : ", \(count) warning\(count == 1 ? "" : "s")"
                Console.print("\(self.file): \(file.plan.summary)\(warned)")
                let screen = NeedsScreen(
                    plan: file.plan,
                    needs: needs,
                    warnings: file.warnings.map(\.message),
                    terminal: Terminal.current
                )
                Console.print(screen.text)
                let times = OpeningList(of: file.plan, openings, on: .current)
                for line in times.lines { Console.print(line) }
            }
            try ending.conclude()
        }

        private func traffic(_ file: PlanFile) async throws -> [String: Double] {
            guard measure else { return [:] }
            let meter = TrafficMeter(environment: common.settings.environment.variables)
            return try await Interruption.heeded {
                let measured = await meter.hourlyTrials(of: file, at: .now)
                for (check, why) in measured.unknown.sorted(by: { $0.key < $1.key }) {
                    Console.say("\(check): \(why)".sanitizedForTerminal)
                }
                return measured.hourly
            }
        }
    }
}
