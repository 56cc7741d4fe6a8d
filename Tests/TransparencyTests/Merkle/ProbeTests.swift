import Foundation
import Testing
import TestSupport
import Transparency

/// The probes that transparency-dev publishes for verifiers: a few proofs that hold, and many that
/// are almost right.
@Suite struct ProbeTests {
    @Test func `the probes of inclusion are judged as published`() throws {
        let probes = try Vectors.decode(Probes<Inclusion>.self, "merkle/inclusion.all.json").cases
        #expect(probes.count == 98)
        #expect(probes.count { !$0.wantErr } == 6)
        for probe in probes {
            #expect((probe.verdict == .proven) == !probe.wantErr, "\(probe.path)")
        }
        // Its hashes are empty and the same: a verifier that takes them for hashes lets it pass.
        let path = "testdata/inclusion/single-entry/empty-root-and-leaf.json"
        let exception = try #require(probes.first { $0.path == path })
        #expect(exception.wantErr)
        #expect(exception.verdict == nil)
    }

    @Test func `the probes of growth are judged as published, but for one without hashes`() throws {
        let probes = try Vectors.decode(
            Probes<Consistency>.self,
            "merkle/consistency.all.json"
        ).cases
        #expect(probes.count == 98)
        #expect(probes.count { !$0.wantErr } == 6)
        // It wants two equal roots of 12 bytes to pass.
        let path = "testdata/consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"
        let exception = try #require(probes.first { $0.path == path })
        #expect(!exception.wantErr)
        #expect(exception.verdict == nil)
        for probe in probes where probe.path != path {
            #expect((probe.verdict == .proven) == !probe.wantErr, "\(probe.path)")
        }
    }

    private struct Probes<Probe: Decodable>: Decodable {
        let cases: [Probe]
    }

    private struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: Data?
        let leafHash: Data?
        let proof: [Data]?
        let wantErr: Bool
        let path: String

        /// Nil where a number is no `Int` or a hash is no hash.
        var verdict: ProofVerdict? {
            guard let leaf = leafHash?.digest, let root = root?.digest, let hashes = proof.digests,
                let index = Int(exactly: leafIdx), let size = Int(exactly: treeSize)
            else { return nil }
            return InclusionProof(hashes: hashes)
                .verdict(leaf: leaf, index: index, size: size, root: root)
        }
    }

    private struct Consistency: Decodable {
        let size1: Int
        let size2: Int
        let root1: Data?
        let root2: Data?
        let proof: [Data]?
        let wantErr: Bool
        let path: String

        /// Nil where a hash is no hash.
        var verdict: ProofVerdict? {
            guard let root1 = root1?.digest, let root2 = root2?.digest, let hashes = proof.digests
            else { return nil }
            return ConsistencyProof(hashes: hashes)
                .verdict(oldSize: size1, oldRoot: root1, size: size2, root: root2)
        }
    }
}

extension Data {
    var digest: SHA256Digest? { SHA256Digest(bytes: [UInt8](self)) }
}

extension [Data]? {
    /// Nil where one of them is no hash.
    fileprivate var digests: [SHA256Digest]? {
        let digests = (self ?? []).map(\.digest)
        let hashes = digests.compactMap { $0 }
        return hashes.count == digests.count ? hashes : nil
    }
}
