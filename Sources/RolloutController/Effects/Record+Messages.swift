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

extension RolloutLog {
    /// Returns the messages of an entry, made from the entry and from the plan in force at it.
    func messages(ofEntry index: Int) throws -> [OutboxDraft] {
        guard let entry = try log.entry(at: index) else { return [] }
        let record = try entry.decoded()
        guard let planned = try planRecord(of: entry) else {
            throw RolloutLogError.missingPlan(entry: index)
        }
        return try record.messages(to: entry.rollout, planned.plan, at: planned.planPath)
    }
}

extension Record {
    /// Returns the messages by a plan that was read from a file.
    func messages(to rollout: String, _ plan: Plan?, at path: String?) throws -> [OutboxDraft] {
        try messages(to: Rollout(state: State(rollout: rollout), plan: plan, planPath: path))
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
        /// The no-go conditions that nobody sees, and those seen again; nil if that is no news.
        let blind: [String]?
        let seenAgain: [String]?
    }

    init(_ record: Record, of rollout: String) {
        type = "rollout.\(record.decision.newsWord)"
        timestamp = record.at
        data = Content(
            rollout: rollout,
            outcome: record.decision.outcome,
            from: record.decision.from,
            to: record.decision.to,
            exposure: record.decision.exposure,
            summary: record.decision.summary,
            actor: record.request.actor,
            blind: record.decision.blindnessTold.nonEmpty,
            seenAgain: record.decision.seenAgain.nonEmpty
        )
    }
}

extension Decision {
    /// The word for what people are told, as the end of the message's type.
    fileprivate var newsWord: String {
        guard !isWorthTellingAsSuch else { return outcome.rawValue }
        return blindnessTold.isEmpty ? "seenAgain" : "blind"
    }
}

extension [String] {
    fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
