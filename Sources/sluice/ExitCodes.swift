import ArgumentParser
import Rollouts

extension ExitCode {
    static let internalError = Self(1)
    static let conflict = Self(3)
    static let notPermitted = Self(4)
    static let notYet = Self(10)
    static let held = Self(11)
    static let noGo = Self(12)
    static let awaitingApproval = Self(13)
    static let rolledBack = Self(14)
    static let mitigationOverdue = Self(15)
    static let sourceFailed = Self(20)
    static let alteredEntry = Self(40)
    static let missingTail = Self(41)
    static let forkedHistory = Self(42)
    static let wrongKey = Self(43)
    static let replayDiffers = Self(44)
    static let usage = Self(64)
    static let invalidPlan = Self(65)
}

extension Decision {
    var exitCode: ExitCode {
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
