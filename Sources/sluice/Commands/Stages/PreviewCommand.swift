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
        let log = try common.openRecords()
        let name = try common.settings.rolloutName(in: log)
        return try await Interruption.heeded { [common, measure = look.measure] in
            try await common.overview(
                of: name,
                in: log,
                measuring: measure,
                readingCustomers: readingCustomers
            )
        }
    }
}

extension CommonOptions {
    /// Evaluates an advance now, or on what is on record if the log is somebody else's.
    func overview(
        of name: String,
        in log: RolloutLog,
        measuring: Bool,
        readingCustomers: Bool
    ) async throws -> Overview {
        let rollout = try log.rollout(named: name)
        var overview =
            try measuring || !log.isExport && settings.isOurs(log)
            ? try await controller(of: log).overview(
                on: rollout,
                readingCustomers: readingCustomers,
                at: .now
            ) : try recorded(of: name, in: log)
        overview.background = try log.background(
            of: rollout,
            withWatch: !log.isExport
        )
        return overview
    }

    private func recorded(of rollout: String, in log: RolloutLog) throws -> Overview {
        guard let history = try log.history(of: rollout, at: .now) else { throw Failure.noPlan }
        return history.overview
    }
}
