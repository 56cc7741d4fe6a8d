package import AuditLog
import PlanLanguage
import Rollouts
package import Transparency

/// How a log or an export of one is to be verified.
package struct LogVerification: Sendable {
    /// The keys that are trusted; without one nobody's signature is believed, and heads are only
    /// compared with the entries.
    private let keys: [VerifierKey]
    private let witnesses: WitnessPolicy
    /// Signed heads that were kept elsewhere.
    private let expected: [SignedNote]
    /// The high-water mark beside the key, where it is at hand.
    private let mark: VerifiedCheckpoint?
    /// What the key's owner was about to record last.
    private let announced: TreeHead?
    private let replays: Bool

    package init(
        keys: [VerifierKey],
        witnesses: WitnessPolicy = .none,
        expected: [SignedNote] = [],
        mark: VerifiedCheckpoint? = nil,
        announced: TreeHead? = nil,
        replays: Bool = false
    ) {
        self.keys = keys
        self.witnesses = witnesses
        self.expected = expected
        self.mark = mark
        self.announced = announced
        self.replays = replays
    }

    /// Checks the log's bytes against every head, and with them what it says.
    ///
    /// Entries that come while a log in use is read are not signed yet when they are met, and
    /// whoever is forgotten meanwhile is on no list: then it is read once more.
    package func result(of log: some AuditedLog) throws -> VerifiedLog {
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
        if isAnnounced { findings.removeAll(where: \.isUnsigned) }
        if !keys.isEmpty, own == nil, heads.findings.isEmpty, !isAnnounced {
            findings.append(.wrongKey(why: "nobody has signed the log", .checkpoint))
        }
        findings.add(replays ? try replayed(log) : try cohortFindings(log))
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
            pending: audit.findings.compactMap(\.unsigned).first.flatMap { isAnnounced ? $0 : nil },
            isReplayed: replays
        )
    }

    private func cohortFindings(_ log: some AuditedLog) throws -> [Verification.Finding] {
        var frozen = FrozenLists()
        for entry in try log.entries(naming: FrozenLists.words) {
            guard let record = try? entry.record else { continue }
            frozen.take(record, of: entry.index)
        }
        return try log.cohortFindings(frozen.cohorts)
    }

    private func replayed(_ log: some AuditedLog) throws -> [Verification.Finding] {
        var replay = Replay()
        let findings = try log.examine(
            fold: { try replay.take($0) },
            snapshots: { try replay.snapshots() }
        )
        return try findings + log.cohortFindings(replay.frozen.cohorts)
            + replay.findings.map { .decidedOtherwise(entry: $0.entry, why: $0.message) }
    }
}

/// What verifying a log came to.
package struct VerifiedLog: Sendable {
    package let verification: Verification
    /// Whose signature the log bears; nil where no key was given, or no signature is there.
    package let signer: KeyName?
    /// Whether there was a key to tell by.
    package let hasKey: Bool
    package let witnessed: [Witnessed]
    /// What the entries were compared with, besides their own hashes.
    package let heads: [AuditedHead]
    /// Entries whose signing was cut off, and that the key's owner had announced.
    package let pending: ClosedRange<Int>?
    package let isReplayed: Bool
}

/// Heads whose signatures hold, as far as there is a key to tell.
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

    /// A head whose log has signed it counts, whether or not enough witnesses have cosigned it.
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

    /// By custom the origin is the name of the key that signs.
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

extension Verification.Finding {
    fileprivate var isUnsigned: Bool { unsigned != nil }

    /// Whether it may come of the log's being written to while it was read.
    fileprivate var mayPass: Bool {
        if case .cohortDiffers = self { true } else { isUnsigned }
    }

    fileprivate var unsigned: ClosedRange<Int>? {
        if case .unsigned(let first, let last) = self, first <= last { first...last } else { nil }
    }
}

extension [Verification.Finding] {
    /// The same finding twice is no news.
    fileprivate mutating func add(_ others: Self) {
        let known = Set(self)
        append(contentsOf: others.filter { !known.contains($0) })
    }
}
