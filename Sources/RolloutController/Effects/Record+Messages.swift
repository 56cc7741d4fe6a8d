import AuditLog
import JSONCoding
import Rollouts
import Values

extension Record {
    /// Returns the messages to the plan's webhooks, to be written together with the entry.
    func messages(to rollout: Rollout) throws -> [OutboxDraft] {
        let plan = plan ?? rollout.plan
        guard let webhooks = plan?.notify, !webhooks.isEmpty, decision.isWorthTelling else {
            return []
        }
        let body = try CanonicalJSON.encode(Notice(self, of: rollout.state.rollout))
        return try webhooks.map { webhook in
            let target = MessageTarget(webhook: webhook, folder: rollout.folder)
            return OutboxDraft(
                target: String(decoding: try CanonicalJSON.encode(target), as: UTF8.self),
                body: body
            )
        }
    }
}

/// The receiver of a message and the folder of the plan's secrets.
///
/// Each message has its own, as several rollouts share one outbox.
struct MessageTarget: Codable {
    let webhook: Webhook
    let folder: String
}

/// The body of a webhook message, in the format of Standard Webhooks.
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
