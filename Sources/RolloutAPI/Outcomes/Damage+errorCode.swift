import AuditLog

extension Verification.Damage {
    package var errorCode: ErrorCode {
        switch self {
        case .altered, .derivedDiffers: .alteredEntry
        case .missingTail: .missingTail
        case .forked: .forkedHistory
        case .wrongKey: .wrongKey
        case .tooFewWitnesses: .tooFewWitnesses
        case .replayDiffers: .replayDiffers
        }
    }
}
