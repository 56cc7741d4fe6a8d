/// A witness's statement that a checkpoint was the largest consistent one that it had seen of a log
/// at a given time (c2sp.org/tlog-cosignature, v1).
package struct Cosignature: Hashable, Sendable {
    /// Seconds since 1970, by the witness's clock.
    package let timeSeconds: UInt64
    /// 64 bytes.
    let signature: [UInt8]

    /// Returns nil for a signature of another form; does not verify the signature.
    package init?(_ signature: NoteSignature) {
        guard signature.blob.count == 8 + 64 else { return nil }
        timeSeconds = signature.blob.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        guard timeSeconds <= Self.latest else { return nil }
        self.signature = Array(signature.blob.dropFirst(8))
    }

    /// The end of the year 9999, the latest time accepted.
    private static let latest: UInt64 = 253_402_300_799

    func message(on text: NoteText) -> [UInt8] {
        Self.message(on: text, atSeconds: timeSeconds)
    }

    /// The bytes that the witness signs: the time, then the checkpoint's text.
    static func message(on text: NoteText, atSeconds time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text.bytes
    }
}

extension SignerKey {
    /// Requires a key of the kind `.cosignature`.
    package func cosignature(
        on text: NoteText,
        atSeconds time: UInt64
    ) throws -> NoteSignature {
        precondition(verifier.kind == .cosignature, "a log's key cosigns nothing")
        let raw = try rawSignature(of: Cosignature.message(on: text, atSeconds: time))
        let bigEndian = (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> ($0 * 8)) }
        return signature(blob: bigEndian + raw)
    }
}
