import RolloutController
import Rollouts

extension RolloutGuard.Look {
    /// The exit codes that the look gives a reason for.
    ///
    /// One that could not be carried out, or that left the flag file behind, is never hidden.
    fileprivate var exitStatuses: [ExitStatus] {
        switch result {
        case .failure(let error): [Failure(error).status]
        case .success(let answer):
            [answer.lookStatus] + (answer.flagsProblem == nil ? [] : [.internalError])
        }
    }
}

extension RolloutGuard.Round {
    /// The exit code of the gravest thing that was found, so that cron does not hide it.
    ///
    /// A stop comes first, whether it happened now or nobody has released it since; then a failure;
    /// then a look that could not be carried out, or saw nothing.
    package var exitStatus: ExitStatus {
        let statuses = Set(
            looks.flatMap(\.exitStatuses) + rolledBack.map { _ in ExitStatus.rolledBack }
                + (flagsProblem == nil ? [] : [.internalError])
                + (headProblem.map { [Failure($0).status] } ?? [])
        )
        let gravest: [ExitStatus] = [.rolledBack, .held, .noGo]
        let mildest: [ExitStatus] = [.sourceFailed, .notYet, .success]
        return gravest.first(where: statuses.contains)
            ?? statuses.filter { !mildest.contains($0) }.max { $0.rawValue < $1.rawValue }
            ?? mildest.first(where: statuses.contains) ?? .success
    }
}

extension Answer {
    /// The exit code of a look that the guard took.
    fileprivate var lookStatus: ExitStatus {
        switch decision.outcome {
        case .tripped: decision.isRollback ? .rolledBack : .held
        case .recorded, .alreadyThere:
            rollout.state.holds.contains(where: \.isOfGuardInStage) ? .held : decision.seenStatus
        case .advanced, .notYet, .held, .refused, .awaitingApproval, .conflict, .sourceFailed,
            .rolledBack, .notPermitted, .invalid:
            decision.exitStatus
        }
    }
}

extension Decision {
    fileprivate var seenStatus: ExitStatus {
        let verdicts = checks.filter { $0.part == .noGo }.map(\.verdict)
        if verdicts.contains(.failed) { return .noGo }
        if verdicts.contains(where: \.isUnseen) { return .sourceFailed }
        return verdicts.contains { $0.reason != nil } ? .notYet : .success
    }
}
