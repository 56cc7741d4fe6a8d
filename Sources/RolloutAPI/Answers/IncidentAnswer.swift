package import Rollouts
package import Values

/// The JSON form of a stop or a reversal of a rollout.
package struct IncidentAnswer: Encodable {
    package let entry: Int
    package let at: Instant
    /// `rollback`, `trip` or `hold`.
    package let kind: Incident.Kind.RawValue
    package let from: String
    package let to: String
    package let exposure: Decision.Exposure
    package let by: String
    package let why: String
    /// Null while it holds the rollout.
    package let endedAt: Nullable<Instant>
    /// The entry that ended it; null while it holds, and if the hold expired.
    package let endedIn: Nullable<Int>
    package let endedBy: Nullable<String>
    /// The time that it lasted, or has lasted so far.
    package let seconds: Double

    package init(_ incident: Incident, now: Instant) {
        let end = incident.end(by: now)
        entry = incident.entry
        at = incident.at
        kind = incident.kind.rawValue
        from = incident.from
        to = incident.to
        exposure = incident.exposure
        by = incident.by
        why = incident.why
        endedAt = Nullable(end?.at)
        endedIn = Nullable(end?.entry)
        endedBy = Nullable(end?.by)
        seconds = ((end?.at ?? now) - incident.at) / .seconds(1)
    }
}
