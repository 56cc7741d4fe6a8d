/// How many of which witnesses must have cosigned a checkpoint.
package struct WitnessPolicy: Hashable, Sendable {
    package let threshold: Int
    /// Each of another name and another key, so that nobody counts twice.
    package let witnesses: [VerifierKey]

    package init(threshold: Int, of witnesses: [VerifierKey]) throws(WitnessPolicyError) {
        guard 0...witnesses.count ~= threshold else {
            throw .threshold(threshold, witnesses: witnesses.count)
        }
        for (index, witness) in witnesses.enumerated() {
            guard witness.kind == .cosignature else { throw .notAWitness(witness.name) }
            let isKnown = witnesses[..<index].contains {
                $0.publicKey == witness.publicKey || $0.name == witness.name
            }
            guard !isKnown else { throw .twice(witness.name) }
        }
        self.threshold = threshold
        self.witnesses = witnesses
    }

    private init() {
        (threshold, witnesses) = (0, [])
    }

    /// Asks for no witness.
    package static let none = WitnessPolicy()

    /// The witnesses that have cosigned a note, and when; signatures that do not hold count for
    /// nothing.
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

/// That a witness has cosigned.
package struct Witnessed: Hashable, Sendable {
    package let witness: VerifierKey
    /// Seconds since 1970; the latest where a witness has cosigned more than once.
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
            "the witness \(name) has the name or the key of another one; give each once"
        }
    }
}
