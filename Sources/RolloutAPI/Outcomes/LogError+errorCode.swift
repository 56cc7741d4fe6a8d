package import AuditLog
package import Transparency
import Values

extension LogError: ReportableError {
    package var advice: String? {
        if case .notFound = self {
            "; `sluice plan apply FILE` makes one, --log names another"
        } else if case .indeterminate(let id, _) = self {
            ". Do the same again with --idempotency-key \(id.shellWord), which never does it twice"
        } else {
            nil
        }
    }

    package var errorCode: ErrorCode {
        switch self {
        case .notFound: .logMissing
        case .notAFile: .fileUnreadable
        case .alreadyThere: .alreadyExists
        case .busy: .logBusy
        case .notALog, .newer, .older, .damaged, .notOwned, .io: .logUnusable
        case .diskFull: .diskFull
        case .readOnly, .copied: .logReadOnly
        case .indeterminate: .writeIndeterminate
        case .tooLarge: .internalError
        case .altered, .cacheDiffers: .alteredEntry
        }
    }

    package var command: String? {
        if case .notFound = self { "sluice plan apply FILE" } else { nil }
    }

    package var cause: String? { underlying.map { "\($0)" } }
}

extension ExportError: ReportableError {
    package var errorCode: ErrorCode {
        if case .lineTooLong = self { .alteredEntry } else { .internalError }
    }

    package var command: String? {
        if case .treeDiffers = self { "sluice log verify" } else { nil }
    }

    package var advice: String? {
        if case .treeDiffers = self { "; `sluice log verify` tells which" } else { nil }
    }
}

extension HighWaterMarkError: ReportableError {
    package var errorCode: ErrorCode {
        switch self {
        case .busy: .logBusy
        case .smaller, .forked: .notContinued
        case .cannotRead, .cannotWrite, .cannotAnnounce, .notOurs, .notSigned: .markUnusable
        }
    }
}

extension WitnessRefusal: ReportableError {
    package var errorCode: ErrorCode {
        switch self {
        case .malformed, .notACheckpoint, .unknownLog, .shrinking: .usage
        case .notSigned: .notPermitted
        case .otherSize(let known, _, let offered):
            offered.size < known ? .notContinued : .conflict
        case .forked, .unproven: .notContinued
        }
    }

    package var advice: String? {
        if case .unknownLog = self { "; add its key with --log" } else { nil }
    }

    /// The description, in which lines of the request stand, without what a terminal would act on.
    package var report: String {
        (description + (advice ?? "")).split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).sanitizedForTerminal }.joined(separator: "\n")
    }
}
