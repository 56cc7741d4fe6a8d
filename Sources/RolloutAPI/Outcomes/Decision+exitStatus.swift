import Rollouts

extension Decision {
    package var exitStatus: ExitStatus {
        switch outcome {
        case .advanced, .alreadyThere, .recorded, .rolledBack: .success
        case .notYet: .notYet
        case .held: .held
        case .refused: isOverdueOnly ? .mitigationOverdue : .noGo
        case .awaitingApproval: .awaitingApproval
        case .tripped: exposure.after < exposure.before ? .rolledBack : .noGo
        case .conflict: .conflict
        case .sourceFailed: .sourceFailed
        case .notPermitted: .notPermitted
        case .invalid: .usage
        }
    }

    private var isOverdueOnly: Bool {
        let refusing = obstacles.filter { $0.rule.outcome == .refused }
        return !refusing.isEmpty && refusing.allSatisfy { $0.rule == .mitigationOverdue }
    }
}
