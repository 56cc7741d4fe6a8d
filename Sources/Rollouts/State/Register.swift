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
