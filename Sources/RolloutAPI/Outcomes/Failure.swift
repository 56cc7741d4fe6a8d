package import PlanLanguage
import RolloutController

/// The reason a command cannot be carried out: what is wrong, where, and what to do next.
package struct Failure: Error, CustomStringConvertible {
    package let description: String
    package let status: ExitStatus
    /// The problems of a plan, each with its place.
    package let diagnostics: [Diagnostic]

    package init(_ description: String, _ status: ExitStatus, diagnostics: [Diagnostic] = []) {
        self.description = description
        self.status = status
        self.diagnostics = diagnostics
    }
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
            self.init("interrupted; nothing was recorded", .internalError)
        case let error as any ReportableError:
            let cause = verbose ? error.cause.map { "\n\($0)" } ?? "" : ""
            self.init(
                error.report + cause,
                error.exitStatus,
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
