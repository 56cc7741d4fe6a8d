import Testing
import TestSupport
import Transparency

@Suite struct MerkleTreeTests {
    @Test func `the reference tree of Certificate Transparency has its roots and nodes`() throws {
        let reference = try Vectors.decode(Reference.self, "rfc6962/ct-reference-tree.json")
        let leaves = try reference.leaves.map { MerkleTree.leafHash(try Hex.bytes($0)) }
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
            #expect(try MerkleTree.root(size: size, node: node) == Definition.root(leaves[..<size]))
        }
        #expect(frontier.root == Definition.root(leaves[...]))
    }

    private struct Reference: Decodable {
        let emptyRoot: String
        let leaves: [String]
        let nodeHashesByLevel: [[String]]
        let rootsBySize: [String]
    }
}
