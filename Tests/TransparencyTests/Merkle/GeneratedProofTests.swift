import Testing
import TestSupport
import Transparency
import Values

/// The proofs that we make ourselves.
@Suite struct GeneratedProofTests {
    private static let sizes = Array(1...40) + [63, 64, 65, 100, 127, 128, 129, 130]

    @Test(arguments: sizes)
    func `a proof of every entry is the defined one and holds`(_ size: Int) throws {
        let tree = TestTree(size: size)
        let root = try tree.root()
        for index in 0..<size {
            var reads = 0
            let proof = try InclusionProof(index: index, size: size) {
                reads += 1
                return try tree.node($0)
            }
            #expect(proof.hashes == Definition.path(index, tree.leaves[...]))
            #expect(reads <= 2 * (Int.bitWidth - size.leadingZeroBitCount))
            let leaf = tree.leaves[index]
            #expect(proof.verdict(leaf: leaf, index: index, size: size, root: root) == .proven)
        }
    }

    @Test(arguments: sizes)
    func `a proof of every growth is the defined one and holds`(_ size: Int) throws {
        let tree = TestTree(size: size)
        let root = try tree.root()
        for old in 1...size {
            var reads = 0
            let proof = try ConsistencyProof(from: old, to: size) {
                reads += 1
                return try tree.node($0)
            }
            #expect(proof.hashes == Definition.proof(old, tree.leaves[...]))
            #expect(reads <= 2 * (Int.bitWidth - size.leadingZeroBitCount))
            let verdict = proof.verdict(
                oldSize: old,
                oldRoot: try tree.root(size: old),
                size: size,
                root: root
            )
            #expect(verdict == .proven)
        }
    }

    @Test func `a proof of another entry, tree or length does not hold`() throws {
        let tree = TestTree(size: 70)
        let root = try tree.root()
        let proof = try InclusionProof(index: 68, size: 70, node: tree.node)
        for index in -1...71 where index != 68 {
            let verdict = proof.verdict(leaf: tree.leaves[68], index: index, size: 70, root: root)
            #expect(verdict != .proven)
        }
        for size in 0...140 where size != 70 {
            let verdict = proof.verdict(leaf: tree.leaves[68], index: 68, size: size, root: root)
            #expect(verdict != .proven, "\(size)")
        }
        let longer = InclusionProof(hashes: proof.hashes + [root])
        #expect(
            longer.verdict(leaf: tree.leaves[68], index: 68, size: 70, root: root)
                == .refused(.wrongLength)
        )
    }

    @Test func `every bit of a proof of inclusion counts`() throws {
        let tree = TestTree(size: 13)
        let root = try tree.root()
        for index in 0..<13 {
            let proof = try InclusionProof(index: index, size: 13, node: tree.node)
            let leaf = tree.leaves[index]
            for (place, hash) in proof.hashes.enumerated() {
                for bit in 0..<256 {
                    var hashes = proof.hashes
                    hashes[place] = hash.flippingBit(bit)
                    let verdict = InclusionProof(hashes: hashes)
                        .verdict(leaf: leaf, index: index, size: 13, root: root)
                    #expect(verdict == .refused(.otherRoot))
                }
            }
            let other = leaf.flippingBit(index)
            #expect(
                proof.verdict(leaf: other, index: index, size: 13, root: root)
                    == .refused(.otherRoot)
            )
        }
    }

    @Test func `every bit of a proof of growth counts`() throws {
        let tree = TestTree(size: 13)
        for old in 1..<13 {
            let proof = try ConsistencyProof(from: old, to: 13, node: tree.node)
            let (oldRoot, root) = (try tree.root(size: old), try tree.root())
            for (place, hash) in proof.hashes.enumerated() {
                for bit in 0..<256 {
                    var hashes = proof.hashes
                    hashes[place] = hash.flippingBit(bit)
                    let verdict = ConsistencyProof(hashes: hashes)
                        .verdict(oldSize: old, oldRoot: oldRoot, size: 13, root: root)
                    #expect(verdict != .proven)
                }
            }
            let other = oldRoot.flippingBit(old)
            #expect(
                proof.verdict(oldSize: old, oldRoot: other, size: 13, root: root) != .proven
            )
        }
    }
}
