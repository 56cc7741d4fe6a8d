/// The exit codes of the command line, each with the HTTP status of the same outcome.
///
/// It is an error because a command ends with it; `success` is never thrown.
package enum ExitStatus: Int32, Error, CaseIterable {
    case success = 0
    case internalError = 1
    case conflict = 3
    case notPermitted = 4
    case notYet = 10
    case held = 11
    case noGo = 12
    case awaitingApproval = 13
    case rolledBack = 14
    case mitigationOverdue = 15
    case sourceFailed = 20
    case alteredEntry = 40
    case missingTail = 41
    case forkedHistory = 42
    case wrongKey = 43
    case replayDiffers = 44
    case usage = 64
    case invalidPlan = 65
    case logMissing = 66
    case declined = 75
    case secretMissing = 78
}

extension ExitStatus {
    /// The status of an HTTP answer.
    ///
    /// A server answers with more precise ones where it knows more: 401 without a name, 404 for an
    /// unknown rollout, 412 for a revision that was asked for, 415 and 429 before there is a
    /// request at all.
    package var httpStatus: Int {
        switch self {
        case .success: 200
        case .usage: 400
        case .notPermitted: 403
        case .conflict, .notYet, .held, .noGo, .awaitingApproval, .rolledBack, .mitigationOverdue,
            .declined:
            409
        case .invalidPlan: 422
        case .internalError, .alteredEntry, .missingTail, .forkedHistory, .wrongKey,
            .replayDiffers, .logMissing, .secretMissing:
            500
        case .sourceFailed: 502
        }
    }
}
