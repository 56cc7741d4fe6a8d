import AuditLog
import Rollouts
package import Values

/// Checks the no-go conditions of every live rollout, and acts on those that failed.
package struct RolloutGuard: Sendable {
    private let log: RolloutLog
    private let controller: Controller

    package init(log: RolloutLog, controller: Controller) {
        self.log = log
        self.controller = controller
    }

    /// The guard's result for one rollout.
    package struct Look: Sendable {
        package let rollout: String
        package let result: Result<Answer, any Error>
    }

    /// The guard's results for all live rollouts, and what the witnesses said to them.
    package struct Round: Sendable {
        package let looks: [Look]
        package let cosigning: Cosigning?
    }

    /// Checks each live rollout once and returns the results, sorted by name.
    ///
    /// A rollout that fails or is slow to check does not block the others. Pending messages are
    /// delivered even if no rollout is live.
    package func tick(at now: Instant) async throws -> Round {
        let rollouts = try log.log.rollouts()
        let looks = try await withThrowingTaskGroup(of: Look?.self) { group in
            for rollout in rollouts { group.addTask { try await look(at: rollout, now) } }
            return try await group.reduce(into: [Look]()) { looks, look in
                if let look { looks.append(look) }
            }
        }
        await controller.deliverPending(at: now)
        let answers = looks.compactMap { try? $0.result.get() }
        return Round(
            looks: looks.sorted { $0.rollout < $1.rollout },
            cosigning: await controller.cosign(answers, at: now)
        )
    }

    /// Checks one rollout; nil if it exposes nobody.
    private func look(at rollout: String, _ now: Instant) async throws -> Look? {
        do {
            guard try log.rollout(named: rollout).state.stage != nil else { return nil }
            let answer = try await controller.step(
                Request(command: .tick, actor: .guardian),
                RequestOptions(rollout: rollout),
                at: now
            )
            return Look(rollout: rollout, result: .success(answer))
        } catch let interruption as CancellationError {
            throw interruption
        } catch {
            return Look(rollout: rollout, result: .failure(error))
        }
    }
}
