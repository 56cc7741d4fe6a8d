import ArgumentParser
import Feasibility
import Foundation
import PlanLanguage
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
                """
        )

        @OptionGroup(title: "Common options") var common: CommonOptions
        @Argument(help: "The plan's file.") var file: String

        @Flag(name: .long, help: "Treat warnings as errors.")
        var strict = false

        @Flag(name: .long, help: "Ask the sources for the traffic of the last hour.")
        var measure = false

        func execute() async throws {
            let file = try PlanFile(reading: file)
            for warning in file.warnings { Console.say(warning.description.harmless) }
            let needs = file.plan.needs(measured: try await traffic(file))
            if common.json {
                try Console.print(json: PlanCheckJSON(file, needs))
            } else {
                Console.print("\(self.file): \(file.plan.summary)")
                let terminal = Terminal.current(common.environment)
                Console.print(NeedsScreen(plan: file.plan, needs: needs, terminal: terminal).text)
            }
            if strict, !file.warnings.isEmpty { throw ExitCode.invalidPlan }
        }

        private func traffic(_ file: PlanFile) async throws -> [String: Double] {
            guard measure else { return [:] }
            let meter = TrafficMeter(environment: common.environment)
            return try await Interruption.heeded {
                let measured = await meter.hourlyTrials(of: file, at: .now)
                for (check, why) in measured.unknown.sorted(by: { $0.key < $1.key }) {
                    Console.say("\(check): \(why)".harmless)
                }
                return measured.hourly
            }
        }
    }
}

private struct PlanCheckJSON: Encodable {
    let name: String
    let digest: String
    let warnings: [Diagnostic]
    let needs: [NeedJSON]

    init(_ file: PlanFile, _ needs: [Need]) {
        name = file.plan.name
        digest = file.digest
        warnings = file.warnings
        self.needs = needs.map(NeedJSON.init)
    }
}

private struct NeedJSON: Encodable {
    let stage: String
    let check: String
    let needs: String
    let cleanTrials: Nullable<Int>
    let expectedTrials: Nullable<Int>
    let perHour: Nullable<Double>
    let seconds: Nullable<Double>
    let problem: Nullable<String>

    init(_ need: Need) {
        stage = need.stage
        check = need.check
        needs = need.text
        problem = Nullable(need.problem?.text)
        guard case .traffic(let clean, let expected, let pace) = need.evidence else {
            (cleanTrials, expectedTrials) = (Nullable(nil), Nullable(nil))
            (perHour, seconds) = (Nullable(nil), Nullable(nil))
            return
        }
        cleanTrials = Nullable(clean)
        expectedTrials = Nullable(expected?.trials)
        perHour = Nullable(pace?.perHour)
        seconds = Nullable(pace?.time.map { Double($0.wholeMilliseconds) / 1_000 })
    }
}
