import RolloutController
import Rollouts

extension RolloutGuard.Look {
    /// The errors that the look gives a reason for.
    ///
    /// One that could not be carried out, or that left the flag file behind, is never hidden.
    fileprivate var errors: [AnswerError] {
        switch result {
        case .failure(let error): [AnswerError(Failure(error))]
        case .success(let answer): [answer.lookError, answer.flagsError].compactMap(\.self)
        }
    }
}

extension RolloutGuard.Round {
    /// The gravest thing that was found, so that cron does not hide it.
    ///
    /// A stop comes first, whether it happened now or nobody has released it since; then a failure;
    /// then a look that could not be carried out, or saw nothing.
    package var ending: Ending {
        let errors =
            looks.flatMap(\.errors) + rolledBack.map(\.error)
            + [flagsProblem.map { AnswerError(.flagsBehind, $0) }].compactMap(\.self)
            + (headProblem.map { [AnswerError(Failure($0))] } ?? [])
        func first(of status: ExitStatus) -> AnswerError? {
            errors.first { $0.code.exitStatus == status }
        }
        let gravest = [ExitStatus.rolledBack, .held, .noGo]
        let mildest = [ExitStatus.sourceFailed, .notYet]
        let others = errors.filter { !mildest.contains($0.code.exitStatus) }
        let error =
            gravest.lazy.compactMap(first).first
            ?? others.max { $0.code.exitStatus.rawValue < $1.code.exitStatus.rawValue }
            ?? mildest.lazy.compactMap(first).first
        return error.map { .no($0.code, $0.message, command: $0.command) } ?? .done
    }

    package var exitStatus: ExitStatus { ending.exitStatus }
}

extension RolloutGuard.Look {
    /// The end of a command that took this look alone.
    package var ending: Ending {
        let error = errors.first
        return error.map { .no($0.code, $0.message, command: $0.command) } ?? .done
    }
}

extension RolloutGuard.RolledBack {
    fileprivate var error: AnswerError {
        AnswerError(
            .rolledBack,
            "\(rollout) was rolled back, and nobody has released \(hold.id)",
            command: Remedy.release(hold: hold.id).command
        )
    }
}

extension Answer {
    /// The error of the flag file that is behind the log; nil if it is not.
    package var flagsError: AnswerError? {
        flagsProblem.map { AnswerError(.flagsBehind, $0) }
    }

    fileprivate var lookError: AnswerError? {
        lookCode.map {
            AnswerError($0, decision.summary, command: decision.nextCommand)
        }
    }

    /// The kind of failure that a look of the guard found; nil if all is well.
    private var lookCode: ErrorCode? {
        switch decision.outcome {
        case .tripped: decision.isRollback ? .rolledBack : .held
        case .recorded, .alreadyThere:
            rollout.state.holds.contains(where: \.isOfGuardInStage) ? .held : decision.seenCode
        case .advanced, .notYet, .held, .refused, .awaitingApproval, .conflict, .sourceFailed,
            .rolledBack, .notPermitted, .invalid:
            decision.errorCode
        }
    }
}

extension Decision {
    fileprivate var seenCode: ErrorCode? {
        let verdicts = checks.filter { $0.part == .noGo }.map(\.verdict)
        if verdicts.contains(.failed) { return .noGo }
        if verdicts.contains(where: \.isUnseen) { return .sourceFailed }
        return verdicts.contains { $0.reason != nil } ? .notYet : nil
    }
}
