/// A file that proves to anybody, without the log at hand, that an entry is in it
/// (c2sp.org/tlog-proof@v1).
package struct TlogProof: Hashable, Sendable {
    package let index: Int
    package let inclusion: InclusionProof
    /// With its cosignatures, as it was signed.
    package let note: SignedNote
    /// Bytes for an application that nothing vouches for; we write none.
    package let extra: [UInt8]?

    package init(index: Int, inclusion: InclusionProof, note: SignedNote) {
        self.index = index
        self.inclusion = inclusion
        self.note = note
        extra = nil
    }

    /// Whether the entry, by its very bytes, is in the log.
    ///
    /// Nothing that the file says of the log is believed before its signatures are.
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

/// Why a proof must not be believed.
package enum TlogProofRefusal: Error, Hashable, Sendable {
    case checkpoint(CheckpointRefusal)
    case inclusion(ProofRefusal)
}

extension TlogProofRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .checkpoint(let refusal): "its checkpoint is not to be trusted: \(refusal)"
        case .inclusion(let refusal): "the entry is not the one that was proven: \(refusal)"
        }
    }
}
