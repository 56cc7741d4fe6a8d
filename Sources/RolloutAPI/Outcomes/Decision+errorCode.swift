import Rollouts

extension Decision {
    /// The kind of failure; nil if the decision is what was asked for.
    package var errorCode: ErrorCode? {
        switch outcome {
        case .advanced, .alreadyThere, .recorded, .rolledBack: nil
        case .notYet: .notYet
        case .held: .held
        case .refused: isTooFar ? .tooFar : isOverdueOnly ? .mitigationOverdue : .noGo
        case .awaitingApproval: .awaitingApproval
        case .tripped: isRollback ? .rolledBack : .noGo
        case .conflict: .conflict
        case .sourceFailed: lacksSecretsOnly ? .secretMissing : .sourceFailed
        case .notPermitted: .notPermitted
        case .invalid: .invalidRequest
        }
    }

    package var exitStatus: ExitStatus { errorCode?.exitStatus ?? .success }

    /// The kind of failure that a look at an advance finds; nil if nothing prevents one.
    ///
    /// Of a completed rollout nobody asks for an advance, and nothing has been rolled back: there a
    /// no-go that fails is no more than that.
    package var previewCode: ErrorCode? {
        outcome == .tripped && from == State.Phase.completed.text ? .noGo : errorCode
    }

    private var isTooFar: Bool { obstacles.contains { $0.rule == .oneStage } }

    /// True if every source that failed is one that could not be asked without a secret.
    private var lacksSecretsOnly: Bool {
        obstacles.filter { $0.rule == .sourceFailed }.allSatisfy { obstacle in
            if case .giveSecret? = obstacle.remedy { true } else { false }
        }
    }

    private var isOverdueOnly: Bool {
        let refusing = obstacles.filter { $0.rule.outcome == .refused }
        return !refusing.isEmpty && refusing.allSatisfy { $0.rule == .mitigationOverdue }
    }
}
