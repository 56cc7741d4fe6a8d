package import RolloutController
package import Rollouts
package import Values

/// The report as JSON: the rollout's status, its plan and its history.
package struct ReadinessAnswer: Encodable {
    package let asOf: Instant
    package let status: RolloutStatus
    package let planDigest: Nullable<String>
    package let plan: Plan
    package let register: Register
    /// The users who had the release, period by period.
    package let exposure: [StayAnswer]
    package let incidents: [IncidentAnswer]
    package let exceptions: [ExceptionAnswer]
    package let trail: [EventAnswer]

    package init(_ history: RolloutLog.History) {
        asOf = history.overview.now
        status = RolloutStatus(history.overview)
        planDigest = Nullable(history.overview.state.plan?.digest)
        plan = history.overview.plan
        register = history.overview.state.register
        let now = history.overview.now
        exposure = history.exposure.stays.map(StayAnswer.init)
        incidents = history.incidents.map { IncidentAnswer($0, now: now) }
        exceptions = history.exceptions.map { ExceptionAnswer($0, now: now) }
        trail = history.events.map(EventAnswer.init)
    }
}
