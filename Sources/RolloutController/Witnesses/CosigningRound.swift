package import AuditLog
package import Transparency
package import Values

/// Asks all witnesses at once to cosign the log's head.
///
/// A decision is recorded before the witnesses are asked, and a missing answer undoes nothing:
/// it is shown, and the witness is asked again after the next decision.
package struct CosigningRound: Sendable {
    private let log: DecisionLog
    private let witnesses: [WitnessEndpoint]
    private let limit: Duration

    package init(
        log: DecisionLog,
        witnesses: [WitnessEndpoint],
        limit: Duration = .seconds(5)
    ) {
        self.log = log
        self.witnesses = witnesses
        self.limit = limit
    }

    /// Asks each witness about the checkpoint, stores the answers in the log and returns them.
    ///
    /// Requires that the log holds the checkpoint. The answers have the order of the witnesses.
    /// Takes as long as the slowest witness, but at most the limit.
    package func ask(about note: SignedNote, at now: Instant) async -> [WitnessStatus] {
        guard !witnesses.isEmpty else { return [] }
        do {
            let size = try Checkpoint(parsing: note.text).size
            let known = try log.witnesses().map { ($0.name, $0.size) }
            let sizes = Dictionary(known, uniquingKeysWith: max)
            let outcomes = try await outcomes(of: note, size: size, known: sizes)
                .map { $0.considering(logSize: try log.size()) }
            let statuses = zip(witnesses, outcomes).map { WitnessStatus(witness: $0, outcome: $1) }
            try log.record(statuses.map { $0.answer(size: size) }, on: note, at: now)
            return statuses
        } catch {
            let outcome = WitnessOutcome.down(
                "the log cannot store the answer: \((error as? LogError)?.reason ?? "\(error)")"
            )
            return witnesses.map { WitnessStatus(witness: $0, outcome: outcome) }
        }
    }

    private func outcomes(
        of note: SignedNote,
        size: Int,
        known: [String: Int]
    ) async -> [WitnessOutcome] {
        let log = log
        return await withTaskGroup(of: (Int, WitnessOutcome).self) { group in
            for (index, witness) in witnesses.enumerated() {
                let knownSize = known[witness.key.name.description] ?? 0
                let client = WitnessClient(witness: witness, limit: limit)
                group.addTask {
                    let outcome = await client.outcome(of: note, size: size, known: knownSize) {
                        try log.request(for: note, from: $0)
                    }
                    return (index, outcome)
                }
            }
            let found = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            return witnesses.indices.map { found[$0] ?? .down("given up") }
        }
    }
}

/// A witness that can be asked.
package struct WitnessEndpoint: Hashable, Sendable {
    package let key: VerifierKey
    /// The prefix of its calls' URLs: `https://witness.example.org/sluice`.
    package let url: String

    /// Requires a key of the kind `.cosignature`.
    package init(key: VerifierKey, url: String) {
        precondition(key.kind == .cosignature, "a log's key cannot cosign")
        self.key = key
        self.url = url
    }
}

extension WitnessOutcome {
    /// Turns `sawMore` into `contended` unless the witness has seen more than the log now has.
    ///
    /// Another process of this log may have asked the witness in between.
    fileprivate func considering(logSize: Int) -> WitnessOutcome {
        guard case .refused(.sawMore(let size)) = self, size <= logSize else { return self }
        return .refused(.contended(size: size))
    }
}

extension TrustPolicy {
    /// The witnesses that have an address and can thus be asked.
    package var endpoints: [WitnessEndpoint] {
        listed.compactMap { witness in
            witness.url.map { WitnessEndpoint(key: witness.key, url: $0) }
        }
    }
}
