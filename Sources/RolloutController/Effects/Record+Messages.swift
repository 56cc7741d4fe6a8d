import AuditLog
import Rollouts

extension Record {
    /// What the plan's webhooks are told of a decision, to be written along with its entry.
    func messages(to standing: Standing) throws -> [OutboxDraft] {
        let plan = plan ?? standing.plan
        guard let webhooks = plan?.notify, !webhooks.isEmpty, decision.isWorthTelling else {
            return []
        }
        let body = try CanonicalJSON.encode(Notice(self, of: standing.state.rollout))
        return try webhooks.map {
            OutboxDraft(
                target: String(decoding: try CanonicalJSON.encode($0), as: UTF8.self),
                body: body
            )
        }
    }
}

/// The body of a webhook message, in the shape that Standard Webhooks gives it.
private struct Notice: Encodable {
    let type: String
    let timestamp: Instant
    let data: Content

    struct Content: Encodable {
        let rollout: String
        let outcome: Outcome
        let from: String
        let to: String
        let exposure: Decision.Exposure
        let summary: String
        let actor: Actor
    }

    init(_ record: Record, of rollout: String) {
        type = "rollout.\(record.decision.outcome.rawValue)"
        timestamp = record.at
        data = Content(
            rollout: rollout,
            outcome: record.decision.outcome,
            from: record.decision.from,
            to: record.decision.to,
            exposure: record.decision.exposure,
            summary: record.decision.summary,
            actor: record.request.actor
        )
    }
}
