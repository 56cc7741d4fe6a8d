/// A trusted log: its origin, and the keys it signs with.
///
/// Both must come from outside the data being verified.
package struct TrustedLog: Hashable, Sendable {
    package let origin: Origin
    /// More than one while a key is being replaced; ignores keys of witnesses.
    package let keys: [VerifierKey]

    package init(origin: Origin, keys: [VerifierKey]) {
        self.origin = origin
        self.keys = keys
    }

    /// The checkpoint in a note, if this log has signed it and enough witnesses have cosigned.
    package func checkpoint(
        in note: SignedNote,
        witnesses: WitnessPolicy = .none
    ) -> Result<VerifiedCheckpoint, CheckpointRefusal> {
        note.verification(by: keys + witnesses.witnesses)
            .mapError(CheckpointRefusal.note)
            .flatMap { signers in
                guard signers.contains(where: { $0.kind == .note && keys.contains($0) }) else {
                    return .failure(.note(.noKnownKey))
                }
                return VerifiedCheckpoint.checkpoint(of: origin, signed: note, witnesses)
            }
    }
}

/// A checkpoint that its log has signed, or that a witness has cosigned and stored itself.
///
/// Only a `TrustedLog` and a witness's `HighWaterMark` make one.
package struct VerifiedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    package let note: SignedNote
    /// The valid cosignatures by the policy's witnesses.
    package let witnessed: [Witnessed]

    fileprivate init(checkpoint: Checkpoint, note: SignedNote, witnessed: [Witnessed]) {
        self.checkpoint = checkpoint
        self.note = note
        self.witnessed = witnessed
    }
}

extension VerifiedCheckpoint {
    /// Accepts the cosignature of a witness alone, for a checkpoint that it has stored itself.
    static func checkpoint(
        of origin: Origin?,
        in note: SignedNote,
        cosignedBy witness: VerifierKey
    ) -> Result<VerifiedCheckpoint, CheckpointRefusal> {
        guard let policy = try? WitnessPolicy(threshold: 1, of: [witness]) else {
            return .failure(.note(.noKnownKey))
        }
        return checkpoint(of: origin, signed: note, policy)
    }

    fileprivate static func checkpoint(
        of origin: Origin?,
        signed note: SignedNote,
        _ policy: WitnessPolicy
    ) -> Result<VerifiedCheckpoint, CheckpointRefusal> {
        let checkpoint: Checkpoint
        do throws(CheckpointError) {
            checkpoint = try Checkpoint(parsing: note.text)
        } catch {
            return .failure(.notACheckpoint(error))
        }
        if let origin, checkpoint.origin != origin {
            return .failure(.otherOrigin(found: checkpoint.origin, expected: origin))
        }
        let witnessed = policy.witnessed(note)
        guard policy.quorum.isMet(by: Set(witnessed.map(\.witness))) else {
            return .failure(
                .tooFewWitnesses(found: witnessed.count, required: policy.threshold)
            )
        }
        return .success(
            VerifiedCheckpoint(checkpoint: checkpoint, note: note, witnessed: witnessed)
        )
    }
}

/// The reason a checkpoint must not be trusted.
package enum CheckpointRefusal: Error, Hashable, Sendable {
    case note(NoteRefusal)
    case notACheckpoint(CheckpointError)
    case otherOrigin(found: Origin, expected: Origin)
    /// For a quorum of groups, the cosigners may be the wrong ones however many they are.
    case tooFewWitnesses(found: Int, required: Int)
}

extension CheckpointRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .note(let refusal): "\(refusal)"
        case .notACheckpoint(let error): "\(error)"
        case .otherOrigin(let found, let expected):
            "it is a checkpoint of \(found), not of \(expected)"
        case .tooFewWitnesses(let found, let required):
            found < required
                ? "\(found) of the trusted witnesses cosigned it, and \(required) are required"
                : "\(found) of the trusted witnesses cosigned it, but not those that are "
                    + "required together"
        }
    }
}
