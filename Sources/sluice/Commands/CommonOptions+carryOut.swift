import RolloutAPI
import RolloutController
import Rollouts
import Values

extension CommonOptions {
    /// Carries out a request, or only decides it in a dry run, and prints the answer.
    func carryOut(
        _ request: Request,
        _ options: RequestOptions,
        _ change: ChangeOptions,
        by controller: Controller,
        making amendment: AmendmentDetails? = nil,
        at now: Instant
    ) async throws {
        try await Interruption.heeded {
            let answer =
                change.dryRun
                ? try await controller.preview(request, options, at: now)
                : try await controller.perform(request, options, at: now)
            let output = AnswerOutput(
                common: self,
                command: request.command,
                isPreview: change.dryRun,
                amendment: amendment
            )
            try output.print(answer, now: now)
            // No receiver delays the answer, or a stop that the caller waits for.
            if !change.dryRun { await controller.deliverPending(at: .now) }
            try output.end(answer)
        }
    }
}
