import ArgumentParser
import RolloutAPI
import RolloutController
import Rollouts
import Values

/// A command that evaluates a rollout as an advance would, without changing it.
protocol PreviewCommand: RolloutCommand {
    var look: LookOptions { get }
}

/// The options of commands that only look.
struct LookOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: .init(
            "Ask the plan's sources although the log's key is not at hand, which may run programs "
                + "that the plan names."
        )
    )
    var measure = false
}

extension PreviewCommand {
    /// Evaluates an advance now, or on what is on record if the log is somebody else's.
    func overview(readingCustomers: Bool = true) async throws -> Overview {
        let log = try common.settings.openLog()
        let name = try common.settings.rolloutName(in: log)
        guard try look.measure || common.settings.isOurs(log) else {
            return try recorded(of: name, in: log)
        }
        let rollout = try log.rollout(named: name)
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

    private func recorded(of rollout: String, in log: RolloutLog) throws -> Overview {
        guard let history = try log.history(of: rollout, at: .now) else { throw Failure.noPlan }
        return history.overview
    }
}
