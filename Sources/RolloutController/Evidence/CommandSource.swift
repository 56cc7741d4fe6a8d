import JSONCoding
import Rollouts
import Values

/// A program that prints JSON.
///
/// It runs without a shell in the plan's folder, with the rollout in `SLUICE_ROLLOUT`, the
/// live stage, if any, in `SLUICE_STAGE`, and in `SLUICE_SINCE` the time from which to count. Of
/// the environment it gets PATH, HOME, LANG, TZ and the variables that the plan names.
struct CommandSource: EvidenceSource {
    let program: Program
    let setting: ProgramSetting

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        .document(try JSON(answer: try await setting.run(of: program).output()))
    }
}
