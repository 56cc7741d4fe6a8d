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

    package var exitStatus: ExitStatus {
        switch self {
        case .notFound, .notAFile, .alreadyThere: .usage
        case .busy: .conflict
        case .notALog, .newer, .older, .damaged, .diskFull, .readOnly, .notOwned, .indeterminate,
            .tooLarge, .io:
            .internalError
        case .altered, .cacheDiffers: .alteredEntry
        }
    }

    package var cause: String? { underlying.map { "\($0)" } }
}

extension ExportError: ReportableError {
    package var exitStatus: ExitStatus {
        if case .lineTooLong = self { .alteredEntry } else { .internalError }
    }

    package var advice: String? {
        if case .treeDiffers = self { "; `sluice log verify` tells which" } else { nil }
    }
}

extension HighWaterMarkError: ReportableError {
    package var exitStatus: ExitStatus {
        switch self {
        case .busy: .conflict
        case .smaller, .forked: .noGo
        case .cannotRead, .cannotWrite, .cannotAnnounce, .notOurs, .notSigned: .internalError
        }
    }
}

extension WitnessRefusal: ReportableError {
    package var exitStatus: ExitStatus {
        switch self {
        case .malformed, .notACheckpoint, .unknownLog, .shrinking: .usage
        case .notSigned: .notPermitted
        case .otherSize(let known, _, let offered): offered.size < known ? .noGo : .conflict
        case .forked, .unproven: .noGo
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
