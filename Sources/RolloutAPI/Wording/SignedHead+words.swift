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
            (problem as? LogSignerError)?.harmless ?? (problem as? LogError)?.reason
                ?? (problem as? HighWaterMarkError)?.reason ?? Failure(problem).description
        }
    }
}

extension LogSignerError {
    /// The reason in words that calm; nil if it is one to act on.
    ///
    /// Without the key only stops are recorded, and who stops a rollout at night has no use for
    /// the way to recover a lost key.
    fileprivate var harmless: String? {
        guard case .keyMissing(let path, _) = self else { return nil }
        return "its key is not at \(path). This is safe: a stop counts without it, and the next "
            + "command that has the key signs it too"
    }
}
