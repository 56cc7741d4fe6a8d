private import Foundation
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

    private static let key = Array(#","payloadDigest":""#.utf8)
    /// The place in the key of the only capital letter in it.
    private static let capital = #","payload"#.utf8.count

    /// True if an entry may contain the key; entries are canonical JSON, without spaces.
    private func mayRefer(_ start: Int, _ end: Int) -> Bool {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var place = start + Self.capital
            while place < end,
                let found = unsafe memchr(base + place, Int32(UInt8(ascii: "D")), end - place)
            {
                let from = unsafe UnsafeRawPointer(found) - base - Self.capital
                if from + Self.key.count <= end,
                    unsafe memcmp(base + from, Self.key, Self.key.count) == 0
                {
                    return true
                }
                place = from + Self.capital + 1
            }
            return false
        }
    }
}
