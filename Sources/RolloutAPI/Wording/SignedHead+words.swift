import AuditLog
package import RolloutController
import Transparency

extension SignedHead {
    /// The reason the head is not signed; nil if it is.
    ///
    /// The decision is recorded all the same, so the consequences that errors of the log name for
    /// it are left out.
    package var whyUnsigned: String? {
        problem.map { problem in
            (problem as? LogError)?.reason ?? (problem as? HighWaterMarkError)?.reason
                ?? Failure(problem).description
        }
    }
}
