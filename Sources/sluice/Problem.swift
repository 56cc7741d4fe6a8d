import ArgumentParser
import AuditLog
import PlanLanguage
import RolloutController
import FlagServer
import Transparency
import Witness

/// The reason a command cannot be carried out: what is wrong, where, and what to do next.
struct Problem: Error, CustomStringConvertible {
    let description: String
    let exitCode: ExitCode
    /// The problems of a plan, each with its place.
    let diagnostics: [Diagnostic]

    init(_ description: String, _ exitCode: ExitCode, diagnostics: [Diagnostic] = []) {
        self.description = description
        self.exitCode = exitCode
        self.diagnostics = diagnostics
    }

    /// The text for people, in which a diagnostic begins with its file, as editors expect.
    var text: String { diagnostics.isEmpty ? "sluice: \(description)" : description }
}

extension Problem {
    /// Converts an error of any layer to a problem for people.
    init(_ error: any Error, verbose: Bool) {
        switch error {
        case let problem as Problem:
            self = problem
        case is CancellationError:
            self.init("interrupted; nothing was recorded", .internalError)
        case let error as PlanFileError:
            self.init(error.description, .invalidPlan, diagnostics: error.diagnostics)
        case let error as RolloutLogError:
            self.init(error.description, error.exitCode)
        case let error as WitnessRefusal:
            let lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
            self.init(lines.map { String($0).harmless }.joined(separator: "\n"), error.exitCode)
        case let error as HighWaterMarkError:
            self.init(error.description, error.exitCode)
        case let error as FlagServerError:
            self.init(error.description, .internalError)
        case let error as WitnessServerError:
            self.init(error.description, .internalError)
        case let error as LogError:
            let detail = verbose ? error.underlying.map { "\n\($0)" } ?? "" : ""
            self.init(error.description + detail, error.exitCode)
        case ExportError.lineTooLong(let number):
            self.init("\(ExportError.lineTooLong(number: number))", .alteredEntry)
        case let error as SigningRefusal:
            self.init(error.description, error.exitCode)
        case let error as any KeyProblem:
            self.init(error.description, .internalError)
        default:
            self.init(
                verbose
                    ? "something went wrong inside sluice: \(error)"
                    : "something went wrong inside sluice; --verbose shows more",
                .internalError
            )
        }
    }
}

extension RolloutLogError {
    fileprivate var exitCode: ExitCode {
        switch self {
        case .missingPlan, .keyUsedForAnother: .conflict
        case .otherCustomers: .alteredEntry
        }
    }
}

extension WitnessRefusal {
    fileprivate var exitCode: ExitCode {
        switch self {
        case .malformed, .notACheckpoint, .unknownLog, .shrinking: .usage
        case .notSigned: .notPermitted
        case .otherSize(let known, _, let offered): offered.size < known ? .noGo : .conflict
        case .forked, .unproven: .noGo
        }
    }
}

extension HighWaterMarkError {
    fileprivate var exitCode: ExitCode {
        switch self {
        case .busy: .conflict
        case .smaller, .forked: .noGo
        case .cannotRead, .cannotWrite, .cannotAnnounce, .notOurs, .notSigned: .internalError
        }
    }
}

extension LogError {
    fileprivate var exitCode: ExitCode {
        switch self {
        case .notFound, .alreadyThere: .usage
        case .busy: .conflict
        case .notALog, .newer, .older, .damaged, .diskFull, .readOnly, .indeterminate, .tooLarge,
            .io:
            .internalError
        }
    }
}

/// A problem with a key, a mark or an export, whose description is meant for people.
private protocol KeyProblem: Error, CustomStringConvertible {}

extension LogSignerError: KeyProblem {}
extension KeyFileError: KeyProblem {}
extension ExportError: KeyProblem {}
extension RecoveryError: KeyProblem {}

extension SigningRefusal {
    fileprivate var exitCode: ExitCode {
        switch self {
        case .shrunk: .missingTail
        case .forked, .otherLog: .forkedHistory
        case .broken: .alteredEntry
        }
    }
}
