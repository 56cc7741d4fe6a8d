import ArgumentParser
import AuditLog
import Foundation
import RolloutController
import Rollouts

/// A command of ours: it does one thing, and says in words what kept it from that.
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
            Console.say("sluice: \(problem.description)")
            throw problem.exitCode
        }
    }
}

private struct ProblemJSON: Encodable {
    let schemaVersion: Int
    let error: String
    let exitCode: Int32

    init(_ problem: Problem) {
        schemaVersion = 1
        error = problem.description
        exitCode = problem.exitCode.rawValue
    }
}

extension Instant {
    /// The machine's clock; the only place that reads it.
    static var now: Self {
        Self(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}

extension RolloutLog {
    func controller(for standing: Standing, _ environment: [String: String]) -> Controller {
        Controller(
            log: self,
            gatherer: EvidenceGatherer(environment: environment),
            effects: EffectDelivery(
                log: log,
                folder: standing.folder,
                environment: environment
            )
        )
    }
}
