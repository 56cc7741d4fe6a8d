import ArgumentParser
import Foundation
import RolloutAPI
import Transparency
import Values

/// A command that reports every failure in words and with an exit code.
protocol SluiceCommand: AsyncParsableCommand {
    var output: OutputOptions { get }
    /// Does what comes before the command itself.
    func begin() async
    func execute() async throws
    /// True if a person reads the output, which may be longer than the screen.
    var isPaged: Bool { get }
    /// The options that a command has which is named as the next one, as text behind it.
    var givenOptions: String { get }
}

/// A command on the rollouts of a log.
protocol RolloutCommand: SluiceCommand {
    var common: CommonOptions { get }
}

extension RolloutCommand {
    var output: OutputOptions { common.output }

    var givenOptions: String { common.given }

    func begin() async {
        FileLock.wait(atMost: common.lockTimeout.duration)
        await common.recordKeptStops()
    }
}

extension SluiceCommand {
    func begin() async {}

    var isPaged: Bool { false }

    var givenOptions: String { "" }

    func run() async throws {
        try await GivenOptions.$text.withValue(givenOptions) { try await carriedOut() }
    }

    private func carriedOut() async throws {
        if output.quiet { Console.hush() }
        if output.noPager { Pager.dismiss() }
        await begin()
        do {
            if isPaged {
                try await Console.paged { try await execute() }
            } else {
                try await execute()
            }
            if let reason = Console.unprinted {
                throw Failure("done, but the answer cannot be written: \(reason)", .answerUnwritten)
            }
        } catch let status as ExitStatus {
            throw ExitCode(status.rawValue)
        } catch {
            let failure =
                (error as? FieldProblem).map { Failure($0.optionMessage, $0.errorCode) }
                ?? Failure(error, verbose: output.verbose)
            if output.json { try Console.print(json: FailureAnswer(failure), Ending(failure)) }
            if failure.diagnostics.isEmpty {
                Console.insist(sentences: failure.text)
            } else {
                Console.insist(failure.text)
            }
            throw ExitCode(failure.status.rawValue)
        }
    }
}
