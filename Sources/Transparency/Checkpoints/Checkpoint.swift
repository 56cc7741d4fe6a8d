/// A log's commitment to its number of entries and the root over them (c2sp.org/tlog-checkpoint
/// v1.0.0).
package struct Checkpoint: Hashable, Sendable {
    package let origin: Origin
    /// In 0..<2^62.
    package let size: Int
    package let root: SHA256Digest
    /// Lines that other logs add; this log adds none, because nobody audits them.
    package let extensions: [[UInt8]]

    /// Requires 0 <= size < 2^62.
    package init(origin: Origin, size: Int, root: SHA256Digest) {
        precondition(0 <= size && size < 1 << 62, "no tree has \(size) entries")
        self.origin = origin
        self.size = size
        self.root = root
        extensions = []
    }

    /// The text that is signed.
    package var text: NoteText {
        let lines = [origin.bytes, Array("\(size)".utf8), Array(Base64.encode(root.bytes).utf8)]
        return NoteText(known: (lines + extensions).flatMap { $0 + [newline] })
    }
}

extension Checkpoint {
    package init(parsing text: NoteText) throws(CheckpointError) {
        let lines = text.bytes.dropLast().split(
            separator: newline,
            omittingEmptySubsequences: false
        )
        guard lines.count >= 3, !lines.contains(where: \.isEmpty) else { throw .lines }
        guard let origin = Origin(String(decoding: lines[0], as: UTF8.self)) else { throw .lines }
        guard let size = Int(decimal: lines[1]) else { throw .size }
        guard let root = Base64.decode(lines[2]).flatMap({ SHA256Digest(bytes: $0) }) else {
            throw .root
        }
        guard size > 0 || root == SHA256Digest(of: []) else { throw .rootOfNothing }
        self.origin = origin
        self.size = size
        self.root = root
        extensions = lines.dropFirst(3).map { Array($0) }
    }
}

/// The reason a note's text is not a checkpoint.
package enum CheckpointError: Error, Hashable, Sendable {
    case lines, size, root, rootOfNothing
}

extension CheckpointError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .lines: "not a checkpoint: it needs an origin, a size and a root, a line each"
        case .size: "not a checkpoint: its second line is not the size of a tree"
        case .root: "not a checkpoint: its third line is not a SHA-256 hash in base64"
        case .rootOfNothing: "not a checkpoint: its root is not that of a tree without entries"
        }
    }
}
