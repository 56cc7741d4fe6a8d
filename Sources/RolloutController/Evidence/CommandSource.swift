import Foundation
import JSONCoding
import Rollouts
import Values

/// A program that prints JSON.
///
/// It runs without a shell in the plan's folder, with the rollout in `SLUICE_ROLLOUT`, the
/// live stage, if any, in `SLUICE_STAGE`, and in `SLUICE_SINCE` the time from which to count.
struct CommandSource: EvidenceSource {
    /// The program and its arguments; a program with a slash is relative to the plan's folder.
    let words: [String]
    let folder: String
    let environment: [String: String]
    let rollout: String
    let stage: String?
    let since: Instant?

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        guard let program = words.first else { throw .sourceFailed("the command is empty") }
        let folder = URL(fileURLWithPath: folder).standardizedFileURL
        let run = ProgramRun(
            program: program.contains("/")
                ? URL(fileURLWithPath: program, relativeTo: folder).standardizedFileURL.path
                : program,
            name: program,
            arguments: Array(words.dropFirst()),
            folder: folder.path,
            environment: told
        )
        return .document(try JSON(answer: try await run.output()))
    }

    private var told: [String: String] {
        var told = environment
        told["SLUICE_ROLLOUT"] = rollout
        told["SLUICE_STAGE"] = stage
        told["SLUICE_SINCE"] = since?.text
        return told
    }
}
