import ArgumentParser
import Feasibility
import Foundation
import Reports
import RolloutAPI
import RolloutController
import Rollouts
import Transparency
import Values

extension PlanCommand {
    struct Simulate: SluiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Simulate a plan many times with assumed true rates.",
            discussion: """
                Says how likely each stage is left wrongly, stopped wrongly or never left, and \
                when. The rates and the traffic are the plan's own (expect:), unless --assume \
                gives others. For example: \
                sluice plan simulate plan.yaml --assume error-rate=0.15%

                Example:
                  sluice plan simulate rollout.yaml --runs 2000
                """
        )

        @OptionGroup var output: OutputOptions

        @OptionGroup(title: "Variables") var variables: PlanValueOptions
        @Argument(help: "The plan's file.", completion: .file())
        var file: String

        @Option(name: .long, help: "The number of runs, from 1 to 1,000,000.")
        var runs = 10_000

        @Option(name: .long, help: "The seed; the same seed gives the same result.")
        var seed = 1

        @Option(name: .long, help: "A check's true failure rate: error-rate=0.15%.")
        var assume: [Assumption] = []

        @Option(name: .long, help: "The number of listed customers, for stages such as 10% or all.")
        var customers: Int?

        @Option(name: .long, help: "The time between two polls, from 1s to 1d.")
        var interval = Span(milliseconds: 30_000)

        @Option(name: .long, help: "Draw the result into this file, as SVG.", completion: .file())
        var svg: String?

        func validate() throws {
            guard customers.map({ (1...CohortSize.greatest).contains($0) }) ?? true else {
                throw ValidationError("--customers is from 1 to 1,000,000,000")
            }
            guard (1...1_000_000).contains(runs) else {
                throw ValidationError("--runs is from 1 to 1,000,000")
            }
            guard interval >= Span(milliseconds: 1_000), interval <= Span(milliseconds: 86_400_000)
            else { throw ValidationError("--interval is from 1s to 1d") }
        }

        func execute() async throws {
            let file = try PlanFile(reading: file, setting: variables.given())
            let plan = file.plan.counting(customers: customers)
            let simulation = try simulation(of: plan)
            let bar = ProgressBar(total: runs)
            let result = await simulation.result(
                runs: runs,
                seed: seed,
                workers: ProcessInfo.processInfo.activeProcessorCount
            ) { bar.add($0) }
            bar.clear()
            if let svg { try draw(simulation, result, into: svg) }
            guard !output.json else { return try Console.print(json: result) }
            let terminal = Terminal.current
            Console.print(SimulationScreen(result: result, terminal: terminal).text)
        }

        private func simulation(of plan: Plan) throws -> Simulation {
            let assumed = Dictionary(assume.map { ($0.check, $0.rate) }) { _, last in last }
            do {
                return try Simulation(plan, interval: interval, assumed: assumed)
            } catch let problem as SimulationProblem {
                throw Failure(problem.sentence, .usage)
            }
        }

        private func draw(
            _ simulation: Simulation,
            _ result: SimulationResult,
            into file: String
        ) throws {
            let drawing = SimulationPlot(result, bands: simulation.bands).svg
            do throws(FileFailure) {
                try DurableFile.replace(Array(drawing.utf8), at: file, isShared: true)
            } catch {
                throw Failure("\(file) cannot be written: \(error.reason)", .usage)
            }
        }
    }
}
