package import Values

extension RolloutGuard {
    /// One thing that a watch has to tell.
    package enum Report: Sendable {
        case look(Look)
        case rolledBack(RolledBack)
        /// The flag file may differ from the log.
        case flagsProblem(String)
        /// No rollout is to be watched now.
        case nobody
        case cosigning(Cosigning)
        /// The log is not the one to go by. The rollouts in it are looked at all the same.
        case headProblem(any Error)
        /// The rollouts could not be listed; the watch continues.
        case problem(any Error)
    }

    /// Checks the rollouts again and again, until the task is cancelled.
    ///
    /// Each rollout is looked at once in an interval, or as soon as its sources permit if they take
    /// longer. What follows a look, its messages and cosignatures, delays not even the next one.
    package func watch(
        every interval: Span,
        clock: @escaping @Sendable () -> Instant,
        reporting report: @escaping @Sendable (Report) -> Void
    ) async throws {
        let underway = Underway()
        // Only the newest head matters, as a cosignature covers all before it.
        let (recorded, record) = AsyncStream.makeStream(
            of: Answer.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                for await answer in recorded {
                    guard let cosigning = await controller.cosign([answer], at: clock()) else {
                        continue
                    }
                    report(.cosigning(cosigning))
                }
            }
            while true {
                for rollout in listed(at: clock(), report) where underway.begin(rollout) {
                    group.addTask {
                        let look = try await look(at: rollout, clock())
                        report(.look(look))
                        underway.end(rollout)
                        guard let answer = look.recorded else { return }
                        record.yield(answer)
                        await controller.deliverPending(at: clock())
                    }
                }
                notes.write(at: clock())
                group.addTask { await controller.deliverPending(at: clock()) }
                try await Task.sleep(for: interval.duration)
            }
        }
    }

    private func listed(at now: Instant, _ report: (Report) -> Void) -> [String] {
        do {
            let survey = try survey(at: now)
            for rollout in survey.rolledBack { report(.rolledBack(rollout)) }
            if let problem = publishFlags() { report(.flagsProblem(problem)) }
            if let problem = headProblem() { report(.headProblem(problem)) }
            if survey.watched.isEmpty, survey.rolledBack.isEmpty { report(.nobody) }
            return survey.watched
        } catch {
            report(.problem(error))
            return []
        }
    }
}
