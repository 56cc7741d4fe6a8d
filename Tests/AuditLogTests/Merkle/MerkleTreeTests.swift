import AuditLog
import Testing

@Suite struct MerkleTreeTests {
    @Test func `the reference tree of Certificate Transparency has its roots and nodes`() throws {
        let reference = try Vectors.decode(Reference.self, "rfc6962/ct-reference-tree.json")
        let leaves = try reference.leaves.map { MerkleTree.leafHash(try bytes(hex: $0)) }
        #expect(leaves.count == 8)
        var nodes: [MerkleTree.Position: SHA256Digest] = [:]
        var frontier = MerkleFrontier()
        #expect(frontier.root.hex == reference.emptyRoot)
        for (index, leaf) in leaves.enumerated() {
            for node in frontier.append(leaf) { nodes[node.position] = node.hash }
            #expect(frontier.root.hex == reference.rootsBySize[index + 1])
        }
        for (level, hashes) in reference.nodeHashesByLevel.enumerated() {
            for (index, hash) in hashes.enumerated() {
                #expect(nodes[.init(level: level, index: index)]?.hex == hash)
            }
        }
    }

    @Test func `the stored nodes give the root of every earlier size`() throws {
        let leaves = (0..<130).map { MerkleTree.leafHash([UInt8($0)]) }
        var nodes: [MerkleTree.Position: SHA256Digest] = [:]
        func node(_ position: MerkleTree.Position) throws -> SHA256Digest {
            try #require(nodes[position])
        }
        var frontier = MerkleFrontier()
        for (size, leaf) in leaves.enumerated() {
            let new = try MerkleTree.nodes(appending: leaf, atSize: size, node: node)
            #expect(frontier.append(leaf) == new)
            for each in new { nodes[each.position] = each.hash }
            #expect(nodes.count == MerkleTree.nodeCount(size: size + 1))
        }
        for size in 0...leaves.count {
            #expect(try MerkleTree.root(size: size, node: node) == Self.definition(leaves[..<size]))
        }
        #expect(frontier.root == Self.definition(leaves[...]))
    }

    /// RFC 6962 §2.1, word for word.
    private static func definition(_ leaves: ArraySlice<SHA256Digest>) -> SHA256Digest {
        guard let first = leaves.first else { return SHA256Digest(of: []) }
        guard leaves.count > 1 else { return first }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return MerkleTree.nodeHash(
            definition(leaves.prefix(split)),
            definition(leaves.dropFirst(split))
        )
    }

    private struct Reference: Decodable {
        let emptyRoot: String
        let leaves: [String]
        let nodeHashesByLevel: [[String]]
        let rootsBySize: [String]
    }

    private func bytes(hex: String) throws -> [UInt8] {
        let digits = Array(hex)
        return try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(digits[$0...($0 + 1)]), radix: 16))
        }
    }
}
