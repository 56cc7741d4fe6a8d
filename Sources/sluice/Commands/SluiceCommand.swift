import ArgumentParser
import Foundation
import RolloutAPI
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
        } catch let status as ExitStatus {
            throw ExitCode(status.rawValue)
        } catch {
            let failure =
                (error as? FieldProblem).map { Failure($0.optionMessage, .usage) }
                ?? Failure(error, verbose: output.verbose)
            if output.json { try Console.print(json: FailureAnswer(failure)) }
            if failure.diagnostics.isEmpty {
                Console.say(sentences: failure.text)
            } else {
                Console.say(failure.text)
            }
            throw ExitCode(failure.status.rawValue)
        }
    }
}
