import Foundation
import Testing
import TestSupport
import Transparency

/// Proofs of Certificate Transparency: of its reference tree, and of a real log.
@Suite struct CertificateTransparencyTests {
    @Test func `the reference tree has the published hashes and proofs`() throws {
        let reference = try Vectors.decode(Reference.self, "rfc6962/ct-reference-tree.json")
        for vector in reference.hasher {
            #expect(try vector.digest.hex == vector.want)
        }
        var nodes: [MerkleTree.Position: SHA256Digest] = [:]
        var frontier = MerkleFrontier()
        for leaf in reference.leaves {
            for node in frontier.append(MerkleTree.leafHash(try Hex.bytes(leaf))) {
                nodes[node.position] = node.hash
            }
        }
        #expect(reference.inclusion.count == 7)
        for vector in reference.inclusion {
            let proof = try InclusionProof(index: vector.index, size: vector.size) {
                try #require(nodes[$0])
            }
            #expect(proof.hashes.map(\.hex) == vector.proof)
        }
        #expect(reference.consistency.count == 4)
        for vector in reference.consistency {
            let proof = try ConsistencyProof(from: vector.size1, to: vector.size2) {
                try #require(nodes[$0])
            }
            #expect(proof.hashes.map(\.hex) == vector.proof)
        }
    }

    @Test func `a certificate is in Google's Argon 2020 log`() throws {
        let head = try Vectors.decode(TreeHead.self, "argon2020/sth.json")
        let answer = try Vectors.decode(AuditProof.self, "argon2020/proof.json")
        let entries = try Vectors.decode(Entries.self, "argon2020/entries.json").entries
        let leaf = MerkleTree.leafHash([UInt8](try #require(entries.first).leaf_input))
        let proof = InclusionProof(hashes: try answer.audit_path.map { try #require($0.digest) })
        #expect(proof.hashes.count == 30)
        #expect(
            proof.verdict(
                leaf: leaf,
                index: answer.leaf_index,
                size: head.tree_size,
                root: try #require(head.sha256_root_hash.digest)
            ) == .proven
        )
    }

    @Test func `Google's Argon 2020 log only grew`() throws {
        let head = try Vectors.decode(TreeHead.self, "argon2020/sth.json")
        let answer = try Vectors.decode(Growth.self, "argon2020/consistency.json")
        let earlier = try Vectors.decode(Earlier.self, "argon2020/README.json")
        let proof = ConsistencyProof(hashes: try answer.consistency.map { try #require($0.digest) })
        #expect(proof.hashes.count == 30)
        #expect(
            proof.verdict(
                oldSize: earlier.size1,
                oldRoot: try #require(earlier.root1_base64.digest),
                size: head.tree_size,
                root: try #require(head.sha256_root_hash.digest)
            ) == .proven
        )
    }

    private struct Reference: Decodable {
        let leaves: [String]
        let hasher: [Hasher]
        let inclusion: [Inclusion]
        let consistency: [Consistency]

        struct Inclusion: Decodable {
            let index: Int
            let size: Int
            let proof: [String]
        }

        struct Consistency: Decodable {
            let size1: Int
            let size2: Int
            let proof: [String]
        }
    }

    private struct Hasher: Decodable {
        let op: String
        let data_hex: String?
        let left_hex: String?
        let right_hex: String?
        let want: String

        /// The node of the vector has children that are no hashes, so that it is spelled out.
        var digest: SHA256Digest {
            get throws {
                if op == "leaf" { return MerkleTree.leafHash(try Hex.bytes(data_hex ?? "")) }
                return SHA256Digest(
                    of: [1] + (try Hex.bytes(left_hex ?? "")) + (try Hex.bytes(right_hex ?? ""))
                )
            }
        }
    }

    private struct TreeHead: Decodable {
        let tree_size: Int
        let sha256_root_hash: Data
    }

    private struct AuditProof: Decodable {
        let leaf_index: Int
        let audit_path: [Data]
    }

    private struct Entries: Decodable {
        let entries: [Entry]

        struct Entry: Decodable {
            let leaf_input: Data
        }
    }

    private struct Growth: Decodable {
        let consistency: [Data]
    }

    private struct Earlier: Decodable {
        let size1: Int
        let root1_base64: Data
    }
}
