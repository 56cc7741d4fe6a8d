import ArgumentParser
import PlanLanguage
import Foundation
import Values

/// A command that reports every failure in words and with an exit code.
protocol SluiceCommand: AsyncParsableCommand {
    var output: OutputOptions { get }
    func execute() async throws
}

/// A command on the rollouts of a log.
protocol RolloutCommand: SluiceCommand {
    var common: CommonOptions { get }
}

extension RolloutCommand {
    var output: OutputOptions { common.output }
}

extension SluiceCommand {
    func run() async throws {
        do {
            try await execute()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            let problem = Problem(error, verbose: output.verbose)
            if output.json {
                try Console.print(json: ProblemJSON(problem))
            }
            if problem.diagnostics.isEmpty {
                Console.say(sentences: problem.text)
            } else {
                Console.say(problem.text)
            }
            throw problem.exitCode
        }
    }
}

struct ProblemJSON: Encodable {
    let error: String
    let exitCode: Int32
    let diagnostics: [Diagnostic]

    init(_ problem: Problem) {
        diagnostics = problem.diagnostics
        error = problem.description
        exitCode = problem.exitCode.rawValue
    }
}

extension Instant {
    /// The time of the machine's clock, which is read nowhere else.
    static var now: Self {
        Self(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
