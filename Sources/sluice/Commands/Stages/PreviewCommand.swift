import RolloutAPI
import RolloutController
import Rollouts
import Values

/// A command that evaluates a rollout as an advance would, without changing it.
protocol PreviewCommand: RolloutCommand {}

extension PreviewCommand {
    /// Evaluates an advance now.
    func overview(readingCustomers: Bool = true) async throws -> Overview {
        let log = try common.settings.openLog()
        let rollout = try log.rollout(named: common.settings.rolloutName(in: log))
        let controller = common.controller(of: log)
        let now = Instant.now
        return try await Interruption.heeded {
            try await controller.overview(
                on: rollout,
                readingCustomers: readingCustomers,
                at: now
            )
        }
    }
}
