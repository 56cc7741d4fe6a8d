package import Transparency
package import Values

/// A checkpoint that a witness has cosigned, as `--json` prints it.
package struct WitnessedHead: Encodable {
    package let origin: String
    package let size: Int
    /// Hexadecimal, as in all other output for people.
    package let root: String
    package let cosigned: Instant
    package let note: String

    package init(_ head: VerifiedCheckpoint) {
        origin = "\(head.checkpoint.origin)"
        size = head.checkpoint.size
        root = head.checkpoint.root.hex
        let seconds = head.witnessed.map(\.timeSeconds).max() ?? 0
        cosigned = Instant(milliseconds: Int64(clamping: seconds) &* 1_000)
        note = String(decoding: head.note.bytes, as: UTF8.self)
    }
}
