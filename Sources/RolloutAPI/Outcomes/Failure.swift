package import PlanLanguage
import RolloutController

/// The reason a command cannot be carried out: what is wrong, where, and what to do next.
package struct Failure: Error, CustomStringConvertible {
    package let description: String
    package let code: ErrorCode
    /// The command to go on with; nil if there is none.
    package let command: String?
    /// The problems of a plan, each with its place.
    package let diagnostics: [Diagnostic]

    package init(
        _ description: String,
        _ code: ErrorCode,
        command: String? = nil,
        diagnostics: [Diagnostic] = []
    ) {
        self.description = description
        self.code = code
        self.command = command
        self.diagnostics = diagnostics
    }

    package var status: ExitStatus { code.exitStatus }
}

extension Failure {
    /// Converts an error of any layer to one for people.
    ///
    /// If `verbose`, the description has the cause too, for those who know the insides.
    package init(_ error: any Error, verbose: Bool = false) {
        switch error {
        case let failure as Failure:
            self = failure
        case is CancellationError:
            self.init("interrupted; nothing was recorded", .interrupted)
        case let error as any ReportableError:
            let cause = verbose ? error.cause.map { "\n\($0)" } ?? "" : ""
            self.init(
                error.report + cause,
                error.errorCode,
                command: error.command,
                diagnostics: (error as? PlanFileError)?.diagnostics ?? []
            )
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
