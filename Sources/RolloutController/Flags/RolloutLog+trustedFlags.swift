import AuditLog
import Cohorts

extension RolloutLog {
    /// Returns every rollout's flag with the head that they were read at, which may be followed.
    ///
    /// - Throws: `HeadRefusal` if nobody may be switched on by the log.
    func flags(
        trusting trust: HeadTrust,
        unchanged: [String: Flag] = [:]
    ) throws -> (flags: [Flag], head: HeadTrust.TrustedHead) {
        for _ in 1...Self.attempts {
            let head = try trust.head(of: log)
            let flags = try flags(unchanged: unchanged)
            if try log.head() == head.head { return (flags, head) }
        }
        throw LogError.busy(place: log.path)
    }

    private static let attempts = 5
}
