import AuditLog
import Testing

/// A tree in memory, over entries that are as long as their number.
struct TestTree {
    private(set) var leaves: [SHA256Digest] = []
    var nodes: [MerkleTree.Position: SHA256Digest] = [:]

    init(size: Int, salt: String = "") {
        var frontier = MerkleFrontier()
        for index in 0..<size {
            let leaf = MerkleTree.leafHash(Self.entry(index, salt: salt))
            leaves.append(leaf)
            for node in frontier.append(leaf) { nodes[node.position] = node.hash }
        }
    }

    static func entry(_ index: Int, salt: String = "") -> [UInt8] {
        Array("\(salt)\(index)".utf8)
    }

    func node(_ position: MerkleTree.Position) throws -> SHA256Digest {
        try #require(nodes[position])
    }

    func root(size: Int? = nil) throws -> SHA256Digest {
        try MerkleTree.root(size: size ?? leaves.count, node: node)
    }
}

extension SHA256Digest {
    func flippingBit(_ bit: Int) throws -> SHA256Digest {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        return try #require(SHA256Digest(bytes: bytes))
    }
}
