import AuditLog
import Rollouts
package import Values

/// Checks the no-go conditions of the rollouts that are watched, and acts on those that failed.
///
/// Rollouts are looked at side by side, and one that fails or is slow to check delays no other.
/// Nothing is delivered inside a look.
package struct RolloutGuard: Sendable {
    private let log: RolloutLog
    let controller: Controller
    /// The names of the rollouts to look at; nil for all.
    private let named: Set<String>?

    package init(log: RolloutLog, controller: Controller, only named: Set<String>? = nil) {
        self.log = log
        self.controller = controller
        self.named = named
    }

    /// The guard's result for one rollout.
    package struct Look: Sendable {
        package let rollout: String
        package let result: Result<Answer, any Error>

        /// The answer if it was recorded, so that there may be messages about it.
        var recorded: Answer? {
            guard let answer = try? result.get(), answer.entry != nil else { return nil }
            return answer
        }
    }

    /// The guard's results for all rollouts, and what the witnesses said to them.
    package struct Round: Sendable {
        package let looks: [Look]
        package let cosigning: Cosigning?
    }

    /// Checks each rollout once and returns the results, sorted by name.
    ///
    /// Each is reported as soon as it is there. Pending messages are delivered even if no rollout
    /// is watched.
    package func tick(
        at now: Instant,
        reporting report: @escaping @Sendable (Look) throws -> Void = { _ in }
    ) async throws -> Round {
        let rollouts = try rollouts(at: now)
        let looks = try await withThrowingTaskGroup(of: Look?.self) { group in
            for rollout in rollouts { group.addTask { try await look(at: rollout, now) } }
            var looks: [Look] = []
            while let finished = try await group.next() {
                guard let look = finished else { continue }
                looks.append(look)
                try report(look)
                guard look.recorded != nil else { continue }
                group.addTask {
                    await controller.deliverPending(at: now)
                    return nil
                }
            }
            return looks
        }
        await controller.deliverPending(at: now)
        let answers = looks.compactMap(\.recorded)
        return Round(
            looks: looks.sorted { $0.rollout < $1.rollout },
            cosigning: await controller.cosign(answers, at: now)
        )
    }

    /// Returns the rollouts to look at, and those whose state cannot be read.
    func rollouts(at now: Instant) throws -> [String] {
        try log.log.rollouts().filter { named?.contains($0) ?? true }.filter { name in
            (try? log.rollout(named: name).isWatched(at: now)) ?? true
        }
    }

    /// Checks one rollout.
    func look(at rollout: String, _ now: Instant) async throws -> Look {
        do {
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

extension Rollout {
    fileprivate func isWatched(at now: Instant) -> Bool {
        plan?.isWatching(state, at: now) ?? false
    }
}
