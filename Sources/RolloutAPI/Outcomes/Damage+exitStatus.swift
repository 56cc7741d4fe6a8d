import AuditLog

extension Verification.Damage {
    package var exitStatus: ExitStatus {
        switch self {
        case .altered, .derivedDiffers: .alteredEntry
        case .missingTail: .missingTail
        case .forked: .forkedHistory
        case .wrongKey, .tooFewWitnesses: .wrongKey
        case .replayDiffers: .replayDiffers
        }
    }
}
