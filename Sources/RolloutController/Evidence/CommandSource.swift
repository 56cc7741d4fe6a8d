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
        let run = ProgramRun(
            program: try PlanFolder(path: folder).program(of: words),
            name: words.first ?? "",
            arguments: Array(words.dropFirst()),
            folder: folder,
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
