import AuditLog
package import Rollouts

/// Looks at the no-go conditions of every live rollout, and acts on those that failed.
package struct RolloutGuard: Sendable {
    private let log: RolloutLog
    private let environment: [String: String]

    package init(log: RolloutLog, environment: [String: String]) {
        self.log = log
        self.environment = environment
    }

    /// What the guard saw of one rollout.
    package struct Look: Sendable {
        package let rollout: String
        package let result: Result<Answer, any Error>
    }

    /// One look at each live rollout; one that cannot be looked at does not keep the others
    /// from it.
    package func tick(at now: Instant) async throws -> [Look] {
        var looks: [Look] = []
        for rollout in try log.log.rollouts() {
            do {
                let standing = try log.standing(of: rollout)
                guard standing.state.stage != nil else { continue }
                let answer = try await look(at: rollout, in: standing.folder, now)
                looks.append(Look(rollout: rollout, result: .success(answer)))
            } catch let interruption as CancellationError {
                throw interruption
            } catch {
                looks.append(Look(rollout: rollout, result: .failure(error)))
            }
        }
        return looks
    }

    private func look(at rollout: String, in folder: String, _ now: Instant) async throws -> Answer
    {
        let controller = Controller(
            log: log,
            gatherer: EvidenceGatherer(environment: environment),
            effects: EffectDelivery(log: log.log, folder: folder, environment: environment)
        )
        return try await controller.perform(
            Request(command: .tick, actor: .guardian),
            Terms(rollout: rollout),
            at: now
        )
    }
}
