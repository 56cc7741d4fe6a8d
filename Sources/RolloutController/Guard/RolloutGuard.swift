import AuditLog
package import Rollouts
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
    let notes: LookNotes

    /// Creates a guard, which notes its looks as ones of a watch if the interval is given.
    package init(
        log: RolloutLog,
        controller: Controller,
        only named: Set<String>? = nil,
        every interval: Span? = nil
    ) {
        self.log = log
        self.controller = controller
        self.named = named
        notes = LookNotes(in: LookFile(beside: log.log.path), interval: interval)
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

    /// A rollout that the guard took back, and that nobody has released since.
    package struct RolledBack: Sendable {
        package let rollout: String
        package let hold: Hold
    }

    /// The rollouts to look at, and those that were taken back.
    struct Survey {
        var watched: [String] = []
        var rolledBack: [RolledBack] = []
    }

    /// The guard's results for all rollouts, and what the witnesses said to them.
    package struct Round: Sendable {
        package let looks: [Look]
        package let rolledBack: [RolledBack]
        /// The reason the flag file may differ from the log; nil if it does not.
        package let flagsProblem: String?
        /// The reason that the log is not the one to go by; nil if it is.
        package let headProblem: (any Error)?
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
        let survey = try survey(at: now)
        let looks = try await withThrowingTaskGroup(of: Look?.self) { group in
            for rollout in survey.watched { group.addTask { try await look(at: rollout, now) } }
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
        notes.write(at: now)
        await controller.deliverPending(at: now)
        let answers = looks.compactMap(\.recorded)
        return Round(
            looks: looks.sorted { $0.rollout < $1.rollout },
            rolledBack: survey.rolledBack,
            flagsProblem: publishFlags(),
            headProblem: headProblem(),
            cosigning: await controller.cosign(answers, at: now)
        )
    }

    /// Reads which rollouts there are to look at; one that cannot be read is among them.
    func survey(at now: Instant) throws -> Survey {
        var survey = Survey()
        for name in try log.log.rollouts() where named?.contains(name) ?? true {
            guard let rollout = try? log.rollout(named: name) else {
                survey.watched.append(name)
                continue
            }
            if rollout.plan?.isWatching(rollout.state, at: now) == true {
                survey.watched.append(name)
            } else if let hold = rollout.state.standingRollback(at: now) {
                survey.rolledBack.append(RolledBack(rollout: name, hold: hold))
            }
        }
        return survey
    }

    /// Publishes the flags once more, in case that could not be done with a decision.
    func publishFlags() -> String? { controller.publishFlags() }

    /// Looks whether the log is the one to go by, as an older copy may have no live rollout.
    func headProblem() -> (any Error)? { controller.headProblem() }

    /// Checks one rollout.
    func look(at rollout: String, _ now: Instant) async throws -> Look {
        do {
            let answer = try await controller.step(
                Request(command: .tick, actor: .guardian),
                RequestOptions(rollout: rollout),
                at: now
            )
            notes.add(rollout, at: now)
            return Look(rollout: rollout, result: .success(answer))
        } catch let interruption as CancellationError {
            throw interruption
        } catch {
            return Look(rollout: rollout, result: .failure(error))
        }
    }
}
