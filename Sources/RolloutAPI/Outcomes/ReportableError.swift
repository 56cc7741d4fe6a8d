package import RolloutController
import Transparency

/// An error whose description is meant for people.
package protocol ReportableError: Error, CustomStringConvertible {
    var exitStatus: ExitStatus { get }
    /// The text for people; the description, unless that needs cleaning.
    var report: String { get }
    /// The error of another program or library behind this one.
    var cause: String? { get }
}

extension ReportableError {
    package var exitStatus: ExitStatus { .internalError }
    package var report: String { description }
    package var cause: String? { nil }
}

extension KeyFileError: ReportableError {}
extension LogSignerError: ReportableError {}
extension RecoveryError: ReportableError {}

extension PlanFileError: ReportableError {
    package var exitStatus: ExitStatus { .invalidPlan }
}

extension RolloutLogError: ReportableError {
    package var exitStatus: ExitStatus {
        switch self {
        case .missingPlan, .keyUsedForAnother: .conflict
        case .otherCustomers: .alteredEntry
        }
    }
}

extension SigningRefusal: ReportableError {
    package var exitStatus: ExitStatus {
        switch self {
        case .shrunk: .missingTail
        case .forked, .otherLog: .forkedHistory
        case .broken: .alteredEntry
        }
    }
}
