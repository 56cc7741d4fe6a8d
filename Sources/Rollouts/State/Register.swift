package import Values

/// The blockers, mitigations, risks, waivers and approvals that people have put on record.
package struct Register: Hashable, Codable, Sendable {
    package var blockers: [Blocker] = []
    package var mitigations: [String: MitigationRecord] = [:]
    package var acceptedRisks: [String: Acceptance] = [:]
    package var waivers: [Waiver] = []
    package var approvals: [Approval] = []
    /// The entry that last changed the register; an approval counts only for this one.
    package var revision = -1

    package init() {}

    package func blocker(_ id: String) -> Blocker? {
        blockers.first { $0.id == id }
    }

    /// Returns the waiver in force for a check or a mitigation.
    package func waiver(of subject: String, at now: Instant) -> Waiver? {
        waivers.last { $0.subject == subject && now < $0.until }
    }
}

/// An issue on record.
package struct Blocker: Hashable, Codable, Sendable {
    package var known: KnownBlocker
    package var status: Status
    /// True if a person changed it since the plan named it; an amendment then keeps its status.
    package var isChangedByHand: Bool

    package init(known: KnownBlocker, status: Status, isChangedByHand: Bool) {
        self.known = known
        self.status = status
        self.isChangedByHand = isChangedByHand
    }

    package var id: String { known.id }

    package var isOpen: Bool {
        if case .open = status { true } else { false }
    }

    package enum Status: Hashable, Codable, Sendable {
        case open(by: String, at: Instant, reason: String?)
        case cleared(by: String, at: Instant, evidence: String, decision: String)
    }
}

/// The record of a mitigation; its check determines each time whether it is in place.
package struct MitigationRecord: Hashable, Codable, Sendable {
    package var claimed: Acceptance?
    /// The time at which its check first passed.
    package var verifiedAt: Instant?

    package init(claimed: Acceptance? = nil, verifiedAt: Instant? = nil) {
        self.claimed = claimed
        self.verifiedAt = verifiedAt
    }
}

/// A person's acceptance, with the reason.
package struct Acceptance: Hashable, Codable, Sendable {
    package let by: String
    package let at: Instant
    package let reason: String

    package init(by: String, at: Instant, reason: String) {
        self.by = by
        self.at = at
        self.reason = reason
    }
}

/// A check or mitigation that is waived until a date.
package struct Waiver: Hashable, Codable, Sendable {
    package let subject: String
    package let by: String
    package let at: Instant
    package let until: Instant
    package let reason: String

    package init(subject: String, by: String, at: Instant, until: Instant, reason: String) {
        self.subject = subject
        self.by = by
        self.at = at
        self.until = until
        self.reason = reason
    }
}

/// One person's approval to enter a stage, for one plan and one register.
package struct Approval: Hashable, Codable, Sendable {
    package let stage: String
    package let by: String
    package let role: String?
    package let at: Instant
    package let planDigest: String
    package let registerRevision: Int

    package init(
        stage: String,
        by: String,
        role: String?,
        at: Instant,
        planDigest: String,
        registerRevision: Int
    ) {
        self.stage = stage
        self.by = by
        self.role = role
        self.at = at
        self.planDigest = planDigest
        self.registerRevision = registerRevision
    }
}
