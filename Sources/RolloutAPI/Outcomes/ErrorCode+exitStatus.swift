extension ErrorCode {
    /// The exit code of a command that fails so.
    package var exitStatus: ExitStatus {
        switch self {
        case .answerUnwritten, .cannotListen, .diskFull, .flagsBehind, .internalError,
            .interrupted, .keyUnusable, .logReadOnly, .logUnusable, .markUnusable,
            .problemFound, .stopKept, .writeIndeterminate:
            .internalError
        // `plan diff --exit-code` answers as diff and git do.
        case .plansDiffer: .internalError
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
        case .alreadyExists, .confirmationNeeded, .customersUnknown, .fileUnreadable,
            .invalidRequest, .noPlan, .severalRollouts, .tooFar, .unknownCommand, .unknownName,
            .usage:
            .usage
        case .invalidPlan, .planWarnings: .invalidPlan
        case .logMissing: .logMissing
        case .declined: .declined
        case .keyMissing, .secretMissing: .secretMissing
        }
    }
}
