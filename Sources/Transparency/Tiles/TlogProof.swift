/// A file that proves, without access to the log, that an entry is in it (c2sp.org/tlog-proof@v1).
package struct TlogProof: Hashable, Sendable {
    package let index: Int
    package let inclusion: InclusionProof
    /// The signed checkpoint, with its cosignatures.
    package let note: SignedNote
    /// Unauthenticated bytes for an application; this log writes none.
    package let extra: [UInt8]?

    package init(index: Int, inclusion: InclusionProof, note: SignedNote) {
        self.index = index
        self.inclusion = inclusion
        self.note = note
        extra = nil
    }

    /// Verifies that the exact bytes of an entry are in the log.
    ///
    /// Uses nothing of the file until its signatures are verified.
    package func verification(
        of entry: [UInt8],
        in log: TrustedLog,
        witnesses: WitnessPolicy = .none
    ) -> Result<VerifiedCheckpoint, TlogProofRefusal> {
        log.checkpoint(in: note, witnesses: witnesses)
            .mapError(TlogProofRefusal.checkpoint)
            .flatMap { verified in
                let verdict = verified.checkpoint.inclusion(of: entry, at: index, proof: inclusion)
                return switch verdict {
                case .proven: .success(verified)
                case .refused(let refusal): .failure(.inclusion(refusal))
                }
            }
    }
}

extension TlogProof {
    private static let firstLine = "c2sp.org/tlog-proof@v1"

    package init(parsing bytes: [UInt8]) throws(ProofFileError) {
        var reader = LineReader(bytes)
        guard try reader.line(Self.firstLine).elementsEqual(Self.firstLine.utf8) else {
            throw reader.error(Self.firstLine)
        }
        let extra = try reader.value(of: "extra").map { Base64.decode($0) }
        if case .some(.none) = extra { throw reader.error("`extra` and base64") }
        self.extra = extra.flatMap { $0 }
        index = try reader.number(after: "index")
        inclusion = InclusionProof(hashes: try reader.hashes())
        note = try reader.note()
    }

    package var bytes: [UInt8] {
        let extra = extra.map { "extra \(Base64.encode($0))\n" } ?? ""
        return Array("\(Self.firstLine)\n\(extra)index \(index)\n".utf8)
            + inclusion.hashes.lines + [newline] + note.bytes
    }
}

/// The reason a proof must not be trusted.
package enum TlogProofRefusal: Error, Hashable, Sendable {
    case checkpoint(CheckpointRefusal)
    case inclusion(ProofRefusal)
}

extension TlogProofRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .checkpoint(let refusal): "its checkpoint cannot be trusted: \(refusal)"
        case .inclusion(let refusal): "the entry is not the one that was proven: \(refusal)"
        }
    }
}
