/// The trusted witnesses, and the quorum of them that suffices for a checkpoint.
package struct WitnessPolicy: Hashable, Sendable {
    /// The trusted witnesses, with distinct names and keys so that none counts twice; some may not
    /// be in the quorum.
    package let witnesses: [VerifierKey]
    package let quorum: WitnessQuorum

    /// Requires any `threshold` of the witnesses.
    package init(threshold: Int, of witnesses: [VerifierKey]) throws(WitnessPolicyError) {
        try self.init(
            quorum: .group(atLeast: threshold, of: witnesses.map { .witness($0) }),
            witnesses: witnesses
        )
    }

    /// Adds the witnesses of the quorum to the others if they are missing there.
    package init(
        quorum: WitnessQuorum,
        witnesses others: [VerifierKey] = []
    ) throws(WitnessPolicyError) {
        let members = quorum.witnesses
        let witnesses = others + members.filter { !others.contains($0) }
        try Self.check(quorum)
        try Self.checkDistinct(members)
        try Self.checkDistinct(witnesses)
        self.witnesses = witnesses
        self.quorum = quorum
    }

    private init() {
        (witnesses, quorum) = ([], .group(atLeast: 0, of: []))
    }

    /// Requires no witness.
    package static let none = WitnessPolicy()

    /// The smallest number of cosignatures that can suffice; 2 for `2 of 3`.
    package var threshold: Int { quorum.fewest }

    /// The witnesses that have cosigned a note, with their times; ignores invalid signatures.
    package func witnessed(_ note: SignedNote) -> [Witnessed] {
        witnesses.compactMap { witness in
            note.signatures
                .filter { $0.name == witness.name && $0.keyID == witness.id }
                .filter { witness.verifies($0, on: note.text) }
                .compactMap { Cosignature($0)?.timeSeconds }
                .max()
                .map { Witnessed(witness: witness, timeSeconds: $0) }
        }
    }
}

extension WitnessPolicy {
    private static func check(_ quorum: WitnessQuorum) throws(WitnessPolicyError) {
        switch quorum {
        case .witness(let witness):
            guard witness.kind == .cosignature else { throw .notAWitness(witness.name) }
        case .group(let threshold, let members):
            guard 0...members.count ~= threshold else {
                throw .threshold(threshold, witnesses: members.count)
            }
            for member in members { try check(member) }
        }
    }

    private static func checkDistinct(_ witnesses: [VerifierKey]) throws(WitnessPolicyError) {
        for (index, witness) in witnesses.enumerated() {
            guard witness.kind == .cosignature else { throw .notAWitness(witness.name) }
            let isKnown = witnesses[..<index].contains {
                $0.publicKey == witness.publicKey || $0.name == witness.name
            }
            guard !isKnown else { throw .twice(witness.name) }
        }
    }
}

/// A witness's valid cosignature, with its time.
package struct Witnessed: Hashable, Sendable {
    package let witness: VerifierKey
    /// Seconds since 1970; the latest if the witness has cosigned more than once.
    package let timeSeconds: UInt64
}

package enum WitnessPolicyError: Error, Hashable, Sendable {
    case threshold(Int, witnesses: Int)
    case notAWitness(KeyName)
    case twice(KeyName)
}

extension WitnessPolicyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .threshold(let threshold, let count):
            "\(threshold) cosignatures cannot come from \(count) witnesses; "
                + "ask for 0 to \(count)"
        case .notAWitness(let name):
            "\(name) is the key of a log; a witness's key signs cosignatures (its base64 "
                + "begins with B)"
        case .twice(let name):
            "the witness \(name) has the name or the key of another one; list each once"
        }
    }
}
