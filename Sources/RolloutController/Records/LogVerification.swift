package import AuditLog
import PlanLanguage
import Rollouts
package import Transparency

/// The settings for verifying a log or an export of one.
package struct LogVerification: Sendable {
    /// The trusted keys; if empty, no signature is trusted, and heads are only compared.
    private let keys: [VerifierKey]
    private let witnesses: WitnessPolicy
    /// Signed heads from other places, which the log must contain.
    private let expected: [SignedNote]
    /// The high-water mark beside the key, if available.
    private let mark: VerifiedCheckpoint?
    /// True if the key is at hand and the mark that it makes with its first signature is not.
    private let lacksMark: Bool
    /// The head that the key's owner announced last, before recording.
    private let announced: TreeHead?
    private let replays: Bool

    package init(
        keys: [VerifierKey],
        witnesses: WitnessPolicy = .none,
        expected: [SignedNote] = [],
        mark: VerifiedCheckpoint? = nil,
        lacksMark: Bool = false,
        announced: TreeHead? = nil,
        replays: Bool = false
    ) {
        self.keys = keys
        self.witnesses = witnesses
        self.expected = expected
        self.mark = mark
        self.lacksMark = lacksMark
        self.announced = announced
        self.replays = replays
    }

    /// Verifies the log's bytes against every head, and its content.
    ///
    /// While a log in use is read, new entries may not be signed yet and a forgotten customer may
    /// be missing from a list: in that case, the log is read again.
    package func verify(_ log: some AuditedLog) throws -> VerifiedLog {
        for _ in 1..<3 {
            let result = try look(at: log)
            guard result.verification.findings.contains(where: \.mayPass) else { return result }
        }
        return try look(at: log)
    }

    private func look(at log: some AuditedLog) throws -> VerifiedLog {
        var heads = BelievedHeads()
        let own: SignedNote?
        do {
            own = try log.ownCheckpoint()
        } catch let error as NoteError {
            own = nil
            heads.findings.append(.wrongKey(why: "\(error)", .checkpoint))
        }
        heads.add(believed(own.map { [($0, AuditedHead.Kind.checkpoint)] } ?? []))
        let kept = believed(expected.map { ($0, .expected) })
        if let mark { heads.heads.append(AuditedHead(mark.checkpoint, .mark)) }
        let audit = try log.audit(heads.heads + kept.heads)
        var findings = heads.findings + kept.findings + audit.findings
        let isAnnounced = announced.map { $0.size == audit.size && $0.root == audit.root } ?? false
        if !keys.isEmpty, own == nil, heads.findings.isEmpty, !isAnnounced {
            findings.append(.wrongKey(why: "the log is not signed", .checkpoint))
        }
        if lacksMark, own != nil { findings.append(.markMissing) }
        let content = replays ? try replayed(log) : try examined(log)
        findings.add(content.findings)
        // Stops are recorded without a signature too, and signed with the next entry.
        let isSound = content.findings.isEmpty
        let unsigned = audit.findings.compactMap(\.unsigned).first.flatMap { range in
            isAnnounced || isSound && range.lowerBound > content.lastOther ? range : nil
        }
        if unsigned != nil { findings.removeAll(where: \.isUnsigned) }
        return VerifiedLog(
            verification: Verification(
                size: audit.size,
                root: audit.root,
                findings: findings
            ),
            signer: heads.signer,
            hasKey: !keys.isEmpty,
            witnessed: heads.witnessed,
            heads: heads.heads + kept.heads,
            pending: unsigned,
            isReplayed: replays
        )
    }

    /// Compares everything that is derived from the entries with them.
    private func examined(_ log: some AuditedLog) throws -> Content {
        var states = StateFold()
        let findings = try log.examine(
            fold: { try states.take($0) },
            snapshots: { try states.snapshots() }
        )
        return Content(
            findings: try findings + states.findings(in: log),
            lastOther: states.lastOther
        )
    }

    /// The content of a log as its entries are read.
    private struct Content {
        let findings: [Verification.Finding]
        /// The last entry that does more than stop its rollout.
        let lastOther: Int
    }

    private func replayed(_ log: some AuditedLog) throws -> Content {
        var replay = Replay()
        let findings = try log.examine(
            fold: { try replay.take($0) },
            snapshots: { try replay.snapshots() }
        )
        let mismatches = replay.mismatches.map { mismatch in
            Verification.Finding.decidedOtherwise(entry: mismatch.entry, why: mismatch.message)
        }
        return Content(
            findings: try findings + replay.fold.findings(in: log) + mismatches,
            lastOther: replay.lastOther
        )
    }
}

/// The result of verifying a log.
package struct VerifiedLog: Sendable {
    package let verification: Verification
    /// The signer of the log; nil without a key or a signature.
    package let signer: KeyName?
    /// True if a key was given.
    package let hasKey: Bool
    package let witnessed: [Witnessed]
    /// The heads that the entries were compared with, in addition to their own hashes.
    package let heads: [AuditedHead]
    /// The entries that the next signature covers: the key's owner announced them, or they only
    /// stop rollouts.
    package let pending: ClosedRange<Int>?
    package let isReplayed: Bool
}

/// The heads whose signatures are valid, or all heads if there is no key.
private struct BelievedHeads {
    var heads: [AuditedHead] = []
    var findings: [Verification.Finding] = []
    var signer: KeyName?
    var witnessed: [Witnessed] = []

    mutating func add(_ others: Self) {
        heads += others.heads
        findings += others.findings
        signer = signer ?? others.signer
        witnessed += others.witnessed
    }
}

extension LogVerification {
    private func believed(_ notes: [(SignedNote, AuditedHead.Kind)]) -> BelievedHeads {
        var believed = BelievedHeads()
        for (note, kind) in notes {
            do {
                let checkpoint = try believe(note, kind, &believed)
                believed.heads.append(AuditedHead(checkpoint, kind))
            } catch {
                believed.findings.append(.wrongKey(why: "\(error)", kind))
            }
        }
        return believed
    }

    /// Returns the checkpoint of a head that the log signed, even if it lacks witnesses.
    private func believe(
        _ note: SignedNote,
        _ kind: AuditedHead.Kind,
        _ believed: inout BelievedHeads
    ) throws -> Checkpoint {
        guard !keys.isEmpty else { return try Checkpoint(parsing: note.text) }
        let verified = try checkpoint(in: note, .none).get()
        believed.signer =
            note.signatures.first { line in
                keys.contains { $0.name == line.name && $0.id == line.keyID }
            }?.name
        switch checkpoint(in: note, witnesses) {
        case .success(let cosigned): believed.witnessed = cosigned.witnessed
        case .failure(let refusal):
            believed.findings.append(.tooFewWitnesses("\(kind.name): \(refusal)"))
        }
        return verified.checkpoint
    }

    /// Verifies a note; by convention, the origin is the name of the signing key.
    private func checkpoint(
        in note: SignedNote,
        _ witnesses: WitnessPolicy
    ) -> Result<VerifiedCheckpoint, CheckpointRefusal> {
        let answers = keys.map { key in
            TrustedLog(origin: Origin(key.name), keys: [key])
                .checkpoint(in: note, witnesses: witnesses)
        }
        return answers.first { if case .success = $0 { true } else { false } }
            ?? answers.first ?? .failure(.note(.noKnownKey))
    }
}

extension StateFold {
    /// Compares the customers and the messages beside the entries with what the entries say.
    fileprivate func findings(in log: some AuditedLog) throws -> [Verification.Finding] {
        try log.cohortFindings(frozen.cohorts, frozen.lengths) + log.messageFindings(messages)
    }
}

extension Verification.Finding {
    fileprivate var isUnsigned: Bool { unsigned != nil }

    /// True if the cause may be that the log was written while it was read.
    fileprivate var mayPass: Bool {
        if case .cohortDiffers = self { true } else { isUnsigned }
    }

    fileprivate var unsigned: ClosedRange<Int>? {
        if case .unsigned(let first, let last) = self, first <= last { first...last } else { nil }
    }
}

extension [Verification.Finding] {
    /// Appends the findings that are not yet known.
    fileprivate mutating func add(_ others: Self) {
        let known = Set(self)
        append(contentsOf: others.filter { !known.contains($0) })
    }
}
