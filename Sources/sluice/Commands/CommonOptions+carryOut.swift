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
        try await carryOut(request.command, change, by: controller, making: amendment) {
            let answer =
                change.dryRun
                ? try await controller.preview(request, options, at: now)
                : try await controller.perform(request, options, at: now)
            return (answer, now)
        }
    }

    /// Prints what was answered to a command, at the moment of the answer, and ends with its code.
    func carryOut(
        _ command: Command,
        _ change: ChangeOptions,
        by controller: Controller,
        making amendment: AmendmentDetails? = nil,
        answering make: @escaping @Sendable () async throws -> (answer: Answer, at: Instant)
    ) async throws {
        try await Interruption.heeded {
            let (answer, now) = try await make()
            let output = AnswerOutput(
                common: self,
                command: command,
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
