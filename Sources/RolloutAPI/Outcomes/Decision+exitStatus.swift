import Rollouts

extension Decision {
    package var exitStatus: ExitStatus {
        switch outcome {
        case .advanced, .alreadyThere, .recorded, .rolledBack: .success
        case .notYet: .notYet
        case .held: .held
        case .refused: isOverdueOnly ? .mitigationOverdue : .noGo
        case .awaitingApproval: .awaitingApproval
        case .tripped: isRollback ? .rolledBack : .noGo
        case .conflict: .conflict
        case .sourceFailed: .sourceFailed
        case .notPermitted: .notPermitted
        case .invalid: .usage
        }
    }

    /// True if it takes the release back, even from the last who were left.
    package var isRollback: Bool {
        changes.contains { if case .rolledBack = $0 { true } else { false } }
    }

    /// The exit code of a look at what an advance would do.
    ///
    /// Of a completed rollout nobody asks for an advance, and nothing has been rolled back: there a
    /// no-go that fails is no more than that.
    package var previewStatus: ExitStatus {
        outcome == .tripped && from == State.Phase.completed.text ? .noGo : exitStatus
    }

    private var isOverdueOnly: Bool {
        let refusing = obstacles.filter { $0.rule.outcome == .refused }
        return !refusing.isEmpty && refusing.allSatisfy { $0.rule == .mitigationOverdue }
    }
}
