package import Transparency

/// A tree in memory, over entries that are as long as their number.
package struct TestTree {
    package private(set) var leaves: [SHA256Digest] = []
    package var nodes: [MerkleTree.Position: SHA256Digest] = [:]

    package init(size: Int, salt: String = "") {
        var frontier = MerkleFrontier()
        for index in 0..<size {
            let leaf = MerkleTree.leafHash(Self.entry(index, salt: salt))
            leaves.append(leaf)
            for node in frontier.append(leaf) { nodes[node.position] = node.hash }
        }
    }

    package static func entry(_ index: Int, salt: String = "") -> [UInt8] {
        Array("\(salt)\(index)".utf8)
    }

    package struct NoSuchNode: Error {
        let position: MerkleTree.Position
    }

    package func node(_ position: MerkleTree.Position) throws -> SHA256Digest {
        guard let node = nodes[position] else { throw NoSuchNode(position: position) }
        return node
    }

    package func root(size: Int? = nil) throws -> SHA256Digest {
        try MerkleTree.root(size: size ?? leaves.count, node: node)
    }
}

extension SHA256Digest {
    package func flippingBit(_ bit: Int) -> SHA256Digest {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        guard let digest = SHA256Digest(bytes: bytes) else { preconditionFailure("32 bytes") }
        return digest
    }
}
