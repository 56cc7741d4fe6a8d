/// A log that somebody has decided to trust: what it calls itself, and the keys it signs with.
///
/// Both have to come from outside of what is verified.
package struct TrustedLog: Hashable, Sendable {
    package let origin: Origin
    /// More than one while a key is being replaced; a witness's key counts for nothing here.
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

/// A checkpoint that its log has signed, or the witness that keeps it has cosigned.
///
/// Only a `TrustedLog` and a witness's `HighWaterMark` make one.
package struct VerifiedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    package let note: SignedNote
    /// The cosignatures of the witnesses that were asked for.
    package let witnessed: [Witnessed]

    fileprivate init(checkpoint: Checkpoint, note: SignedNote, witnessed: [Witnessed]) {
        self.checkpoint = checkpoint
        self.note = note
        self.witnessed = witnessed
    }
}

extension VerifiedCheckpoint {
    /// By the word of a witness alone, for what it has kept itself.
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

/// Why a checkpoint must not be believed.
package enum CheckpointRefusal: Error, Hashable, Sendable {
    case note(NoteRefusal)
    case notACheckpoint(CheckpointError)
    case otherOrigin(found: Origin, expected: Origin)
    /// Of groups it may be the wrong ones that have cosigned, however many.
    case tooFewWitnesses(found: Int, required: Int)
}

extension CheckpointRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .note(let refusal): "\(refusal)"
        case .notACheckpoint(let error): "\(error)"
        case .otherOrigin(let found, let expected):
            "it is a checkpoint of \(found), and one of \(expected) was expected"
        case .tooFewWitnesses(let found, let required):
            found < required
                ? "\(found) of the trusted witnesses cosigned it, and \(required) are required"
                : "\(found) of the trusted witnesses cosigned it, and are not those that are "
                    + "required together"
        }
    }
}
