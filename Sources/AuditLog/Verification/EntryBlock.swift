import JSONCoding
import Transparency
import Values

/// Consecutive entries that are hashed together.
struct EntryBlock: Sendable {
    /// The number of the block, whose first entry has 256 times this index.
    let index: Int
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// The size of a tile, whose root is at level 8 of the tree.
    static let entriesMax = 256
    static let level = 8

    init(index: Int) {
        self.index = index
    }

    var isFull: Bool { ends.count == Self.entriesMax }
    var isEmpty: Bool { ends.isEmpty }

    mutating func append(_ entry: UnsafeRawBufferPointer) {
        unsafe bytes.append(contentsOf: entry)
        ends.append(bytes.count)
    }

    func leaves() -> [SHA256Digest] {
        unsafe bytes.withUnsafeBytes { bytes in
            var start = 0
            return ends.map { end in
                defer { start = end }
                return unsafe MerkleTree.leafHash(
                    UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                )
            }
        }
    }

    /// The hashes of the attachments that entries refer to instead of a payload.
    func attachments() -> [SHA256Digest] {
        var found: [SHA256Digest] = []
        var start = 0
        for end in ends {
            defer { start = end }
            guard mayRefer(start, end),
                let json = try? JSON(parsing: Array(bytes[start..<end])),
                let digest = json["payloadDigest"]?.stringValue.flatMap({ SHA256Digest(hex: $0) })
            else { continue }
            found.append(digest)
        }
        return found
    }

    private static let before = Array(#","payload"#.utf8)
    private static let after = Array(#"Digest":""#.utf8)

    /// True if an entry may contain the key, found by the only capital letter in it.
    private func mayRefer(_ start: Int, _ end: Int) -> Bool {
        let last = end - Self.after.count
        var place = start + Self.before.count
        while place <= last, let capital = bytes[place...last].firstIndex(of: UInt8(ascii: "D")) {
            if bytes[capital - Self.before.count..<capital].elementsEqual(Self.before),
                bytes[capital..<capital + Self.after.count].elementsEqual(Self.after)
            {
                return true
            }
            place = capital + 1
        }
        return false
    }
}
