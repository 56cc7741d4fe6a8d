extension ErrorCode {
    /// The exit code of a command that fails so.
    package var exitStatus: ExitStatus {
        switch self {
        case .answerUnwritten, .cannotListen, .diskFull, .flagsBehind, .internalError,
            .interrupted, .keyMissing, .keyUnusable, .logReadOnly, .logUnusable, .markUnusable,
            .problemFound, .stopKept, .writeIndeterminate:
            .internalError
        case .bytesRemain, .conflict, .logBusy: .conflict
        case .notPermitted: .notPermitted
        case .notExposed, .notYet, .nothingToVerify: .notYet
        case .held: .held
        case .noGo, .notContinued: .noGo
        case .awaitingApproval: .awaitingApproval
        case .rolledBack: .rolledBack
        case .mitigationOverdue: .mitigationOverdue
        case .notMeasured, .sourceFailed: .sourceFailed
        case .alteredEntry: .alteredEntry
        case .missingTail: .missingTail
        case .forkedHistory: .forkedHistory
        case .tooFewWitnesses, .wrongKey: .wrongKey
        case .replayDiffers: .replayDiffers
        case .alreadyExists, .confirmationNeeded, .customersUnknown, .declined, .fileUnreadable,
            .invalidRequest, .logMissing, .noPlan, .secretMissing, .severalRollouts,
            .unknownCommand, .unknownName, .usage:
            .usage
        case .tooFar: .noGo
        case .invalidPlan, .planWarnings: .invalidPlan
        }
    }
}
