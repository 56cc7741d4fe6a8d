import AuditLog

extension RolloutLog {
    /// What a whole reading of the log found.
    package struct Verified: Encodable, Sendable {
        package let size: Int
        /// The Merkle root over all entries, in hexadecimal.
        package let root: String
        package let findings: [String]
    }

    /// Recomputes every hash, snapshot and decision from the entries alone.
    package func verified() throws -> Verified {
        var replay = Replay()
        let verification = try log.verify(
            fold: { try replay.take($0) },
            snapshots: { try replay.snapshots() }
        )
        let decided = replay.findings.map { "entry \($0.entry) \($0.message)" }
        return Verified(
            size: verification.size,
            root: verification.root.hex,
            findings: verification.findings.map(\.description) + decided
        )
    }
}
