import Values

/// The words that no longer open anything once the log's time is put right.
///
/// Nobody knows when those dated by the wrong clock were said, and those that were out of date by
/// it must not come to count again.
package struct Lapsed: Hashable, Codable, Sendable {
    /// The entries of the attestations, which still count where they fail a check.
    package let attestations: [Int]
    package let approvals: [Approval]
    package let waivers: [Waiver]

    package init(attestations: [Int] = [], approvals: [Approval] = [], waivers: [Waiver] = []) {
        self.attestations = attestations
        self.approvals = approvals
        self.waivers = waivers
    }
}

extension Lapsed {
    /// The words for people, as pairs of a heading and a name.
    var facts: [(String, String)] {
        attestations.map { ("no longer passes", "the attestation of entry \($0)") }
            + approvals.map { ("approval lapsed", "\($0.stage) by \($0.by)") }
            + waivers.map { ("waiver lapsed", "\($0.subject) by \($0.by)") }
    }
}
