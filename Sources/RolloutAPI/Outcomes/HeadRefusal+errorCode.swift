package import RolloutController

extension HeadRefusal: ReportableError {
    package var errorCode: ErrorCode {
        switch self {
        case .older: .missingTail
        case .forked: .forkedHistory
        case .foreign: .wrongKey
        case .unsigned: .alteredEntry
        }
    }
}
