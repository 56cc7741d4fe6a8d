import Foundation
import Testing
import Transparency

/// A log in memory whose key and entries are the same in every run; another salt, another history.
struct GrowingLog {
    let key: SignerKey
    private let nodes: [MerkleTree.Position: SHA256Digest]

    init(
        _ name: String = "example.com/log",
        seed: UInt8 = 1,
        size: Int = 64,
        salt: String = ""
    ) throws {
        key = try SignerKey(
            name: try #require(KeyName(name)),
            seed: Array(repeating: seed, count: 32)
        )
        var frontier = MerkleFrontier()
        var nodes: [MerkleTree.Position: SHA256Digest] = [:]
        for index in 0..<size {
            for node in frontier.append(MerkleTree.leafHash(Array("\(salt)\(index)".utf8))) {
                nodes[node.position] = node.hash
            }
        }
        self.nodes = nodes
    }

    var trusted: TrustedLog { TrustedLog(origin: Origin(key.verifier.name), keys: [key.verifier]) }

    func note(_ size: Int) throws -> SignedNote {
        let root = try MerkleTree.root(size: size, node: node)
        let text = Checkpoint(origin: trusted.origin, size: size, root: root).text
        return SignedNote(text: text, signature: try key.signature(of: text))
    }

    func request(from old: Int, to new: Int) throws -> [UInt8] {
        let isEmpty = old <= 0 || old >= new
        let proof = try isEmpty ? nil : ConsistencyProof(from: old, to: new, node: node)
        return AddCheckpointRequest(
            oldSize: old,
            proof: proof ?? ConsistencyProof(hashes: []),
            note: try note(new)
        ).bytes
    }

    private func node(_ position: MerkleTree.Position) throws -> SHA256Digest {
        try #require(nodes[position])
    }
}

enum WitnessKey {
    static func number(_ number: UInt8) throws -> SignerKey {
        try SignerKey(
            name: try #require(KeyName("witness-\(number).example.org/sluice")),
            kind: .cosignature,
            seed: Array(repeating: 100 + number, count: 32)
        )
    }
}
