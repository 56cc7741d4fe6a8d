import Rollouts
import Values

/// A freeze as written.
struct FreezeDocument: Sendable {
    let from: Field<Instant>
    let to: Field<Instant>
    let times: ZonedTimesDocument
    let reason: Field<String>
    /// The keys of a freeze that comes once, and those of one that comes every week, as far as they
    /// are written.
    let keys: (once: [Located<String>], weekly: [Located<String>])

    enum Key: String, PlanKey {
        case from, to, weekly, zone, reason
    }

    static let reader = NodeReader { node, findings in
        Fields<Key>(node, findings).map { FreezeDocument($0) }
    }

    private init(_ fields: Fields<Key>) {
        keys = (fields.written([.from, .to]), fields.written([.weekly, .zone]))
        let isOnce = keys.weekly.isEmpty
        from = isOnce ? fields.required(.from, .instant) : fields.optional(.from, .instant)
        to = isOnce ? fields.required(.to, .instant) : fields.optional(.to, .instant)
        times = ZonedTimesDocument(
            weekly: isOnce ? .absent : fields.required(.weekly, .weekly),
            zone: isOnce ? .absent : fields.required(.zone, .zone)
        )
        reason = fields.required(.reason, .words)
    }
}
