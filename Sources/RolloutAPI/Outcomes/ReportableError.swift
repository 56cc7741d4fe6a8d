import PlanLanguage
package import RolloutController
import Transparency

/// An error whose description is meant for people.
package protocol ReportableError: Error, CustomStringConvertible {
    var errorCode: ErrorCode { get }
    /// The text for people: the description with the advice, cleaned if it needs to be.
    var report: String { get }
    /// The command that helps, as the end of a sentence; nil if there is none.
    var advice: String? { get }
    /// The command to go on with; nil if there is none.
    var command: String? { get }
    /// The error of another program or library behind this one.
    var cause: String? { get }
}

extension ReportableError {
    package var errorCode: ErrorCode { .internalError }
    package var report: String { description + (advice ?? "") }
    package var advice: String? { nil }
    package var command: String? { nil }
    package var cause: String? { nil }
}

extension KeyFileError: ReportableError {
    package var errorCode: ErrorCode { .keyUnusable }

    package var advice: String? {
        switch self {
        case .exposed(let path): ". To close it: chmod 600 \(path.shellWord)"
        case .cannotRead, .cannotMake, .notAKey, .otherName: nil
        }
    }
}

extension LogSignerError: ReportableError {
    package var advice: String? {
        switch self {
        case .keyMissing:
            "; name the key's file with --key-file or SLUICE_KEY_FILE. If the key is lost for "
                + "good: \(recovery(from: "SIZE"))"
        case .markMissing:
            "; or, if you know that the log is whole: \(recovery(from: "SIZE"))"
        case .otherKey: "; name the log's own key with --key-file or SLUICE_KEY_FILE"
        case .unsigned(let first, _):
            ". Look at them with `\("sluice log show \(first)".withGivenOptions)`; "
                + "if they are right: "
                + "sluice log recover".withGivenOptions
        case .noName: "; \("sluice log key create --name HOST/LOG".withGivenOptions)"
        }
    }

    package var errorCode: ErrorCode {
        switch self {
        case .keyMissing: .keyMissing
        case .markMissing: .markUnusable
        case .otherKey, .noName: .keyUnusable
        case .unsigned: .logUnusable
        }
    }

    package var command: String? {
        guard case .noName = self else { return nil }
        return "sluice log key create --name HOST/LOG".withGivenOptions
    }
}

extension RecoveryError: ReportableError {
    package var errorCode: ErrorCode {
        switch self {
        case .notAPerson: .notPermitted
        case .notRecorded: .internalError
        }
    }
}

extension PlanFileError: ReportableError {
    package var errorCode: ErrorCode { .invalidPlan }

    package var command: String? {
        guard case .invalid(let file?, let values, _) = self else { return nil }
        let set = values.sorted { $0.key < $1.key }.map {
            " --set \("\($0.key)=\($0.value)".shellWord)"
        }
        return "sluice plan check \(file.shellWord)\(set.joined())".withGivenOptions
    }
}

extension RolloutLogError: ReportableError {
    package var advice: String? {
        switch self {
        case .missingPlan, .otherCustomers: "; run `\("sluice log verify".withGivenOptions)`"
        case .keyOfAnother, .keyOfThePast, .customersNotExported, .excludedFromAll: nil
        }
    }

    package var command: String? {
        switch self {
        case .missingPlan, .otherCustomers: "sluice log verify".withGivenOptions
        case .keyOfAnother, .keyOfThePast, .customersNotExported, .excludedFromAll: nil
        }
    }

    package var errorCode: ErrorCode {
        switch self {
        case .missingPlan, .keyOfAnother, .keyOfThePast: .conflict
        case .otherCustomers: .alteredEntry
        case .customersNotExported: .customersUnknown
        case .excludedFromAll: .notPermitted
        }
    }
}

extension StopNotRecorded: ReportableError {
    package var errorCode: ErrorCode { .stopKept }

    package var advice: String? {
        guard case .failure = kept else { return nil }
        return " Make room, or name a flag file on another disk with --flags-file, and ask again"
    }
}

extension StopFileError: ReportableError {
    package var errorCode: ErrorCode { .logUnusable }

    package var advice: String? { "; look at it, and remove it once its stops are dealt with" }
}

extension SigningRefusal: ReportableError {
    package var advice: String? {
        switch self {
        case .shrunk(_, let found):
            "; or, if they are lost for good: \(recovery(from: "\(found)"))"
        case .forked: ", or see `sluice log recover --help`"
        case .broken: "; `\("sluice log verify".withGivenOptions)` tells where"
        case .otherLog: nil
        }
    }

    package var errorCode: ErrorCode {
        switch self {
        case .shrunk: .missingTail
        case .forked, .otherLog: .forkedHistory
        case .broken: .alteredEntry
        }
    }
}

/// The command that accepts the loss of all entries from a size on.
private func recovery(from size: String) -> String {
    "sluice log recover --accept-loss-from \(size) --reason …".withGivenOptions
}
