package import Rollouts
package import Values

/// The JSON form of what a person let the rollout go on with.
package struct ExceptionAnswer: Encodable {
    /// `waived`, `accepted` or `riskAccepted`.
    package let kind: GrantedException.Kind.RawValue
    package let subject: String
    package let by: String
    package let at: Instant
    package let entry: Int
    package let reason: String
    /// Null if it has no end.
    package let until: Nullable<Instant>
    package let isInForce: Bool
    /// `amended`, `clockCorrected` or `replaced`; null if nothing ended it before its time.
    package let endedBy: Nullable<GrantedException.End.Cause.RawValue>
    package let endedIn: Nullable<Int>

    package init(_ exception: GrantedException, now: Instant) {
        kind = exception.kind.rawValue
        subject = exception.subject
        by = exception.by
        at = exception.at
        entry = exception.entry
        reason = exception.reason
        until = Nullable(exception.until)
        isInForce = exception.isInForce(at: now)
        endedBy = Nullable(exception.end?.cause.rawValue)
        endedIn = Nullable(exception.end?.entry)
    }
}
