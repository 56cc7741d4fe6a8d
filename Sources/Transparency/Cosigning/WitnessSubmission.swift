/// A request to a witness, signed by a log that it trusts.
///
/// It is not known whether the log has only grown until the request is compared with the last
/// cosigned checkpoint.
package struct WitnessSubmission: Sendable {
    package let offered: VerifiedCheckpoint
    package let oldSize: Int
    private let proof: ConsistencyProof

    package init(
        _ request: AddCheckpointRequest,
        trusting logs: [TrustedLog]
    ) throws(WitnessRefusal) {
        let checkpoint: Checkpoint
        do throws(CheckpointError) {
            checkpoint = try Checkpoint(parsing: request.note.text)
        } catch {
            throw .notACheckpoint(error)
        }
        guard let log = logs.first(where: { $0.origin == checkpoint.origin }) else {
            throw .unknownLog(checkpoint.origin)
        }
        do throws(CheckpointRefusal) {
            offered = try log.checkpoint(in: Self.stripped(request.note, of: log)).get()
        } catch {
            throw .notSigned(checkpoint.origin, error)
        }
        guard request.oldSize <= checkpoint.size else {
            throw .shrinking(from: request.oldSize, to: checkpoint.size)
        }
        oldSize = request.oldSize
        proof = request.proof
    }

    /// Cosigns the offered checkpoint if it continues `last`, the last one that the witness has
    /// cosigned; `last` is nil if there is none yet.
    ///
    /// The time never goes back, so that a clock that was set back makes nothing look older.
    ///
    /// - Throws: `WitnessRefusal`.
    package func cosigned(
        after last: VerifiedCheckpoint?,
        by key: SignerKey,
        atSeconds now: UInt64
    ) throws -> SignedNote {
        try check(after: last)
        let earlier = last?.witnessed.first { $0.witness == key.verifier }?.timeSeconds ?? 0
        return try offered.note.adding(
            key.cosignature(on: offered.note.text, atSeconds: max(now, earlier))
        )
    }

    private func check(after last: VerifiedCheckpoint?) throws(WitnessRefusal) {
        let (old, new) = (last?.checkpoint ?? offered.checkpoint.beginning, offered.checkpoint)
        guard oldSize == old.size else {
            throw .otherSize(known: old.size, asked: oldSize, offered: new)
        }
        if let last, old.size == new.size, old.root != new.root {
            throw .forked(known: last.note, offered: offered.note)
        }
        switch old.growth(to: new, proof: proof) {
        case .proven: break
        case .refused(let refusal):
            throw .unproven(refusal, known: last?.note, offered: offered.note)
        }
    }

    /// The note with only the signatures of its log; the others are neither checked nor stored.
    private static func stripped(_ note: SignedNote, of log: TrustedLog) -> SignedNote {
        note.keeping(
            log.keys.compactMap { key in
                note.signatures.first { $0.name == key.name && $0.keyID == key.id }
            }
        )
    }
}

extension Checkpoint {
    /// The empty checkpoint that every log of this origin grew from.
    fileprivate var beginning: Checkpoint {
        Checkpoint(origin: origin, size: 0, root: SHA256Digest(of: []))
    }
}
