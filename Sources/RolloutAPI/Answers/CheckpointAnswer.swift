package import Transparency

/// The JSON answer of `log checkpoint --json`.
package struct CheckpointAnswer: Encodable {
    package let origin: String
    package let size: Int
    /// The root hash in hexadecimal.
    package let root: String
    package let note: String

    package init(_ checkpoint: Checkpoint, note: SignedNote) {
        origin = "\(checkpoint.origin)"
        size = checkpoint.size
        root = checkpoint.root.hex
        self.note = String(decoding: note.bytes, as: UTF8.self)
    }
}
