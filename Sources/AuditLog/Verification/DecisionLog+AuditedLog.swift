import Rollouts
package import Transparency

extension DecisionLog: AuditedLog {
    package func forEachEntry(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {
        try read { rows in try unsafe rows.forEachEntryBody(body) }
    }

    package func recordedLeaves(in range: ClosedRange<Int>) throws -> [Int: SHA256Digest] {
        try read { try $0.leaves(in: range) }
    }

    package func recordedTree() throws -> RecordedTree {
        try read { rows in
            let size = try rows.leafCount()
            guard size >= 0,
                let root = try? MerkleTree.root(size: size, node: { try Self.node($0, rows) })
            else { return .unreadable }
            return .head(TreeHead(size: size, root: root))
        }
    }

    package func ownCheckpoint() throws -> SignedNote? {
        try lastCheckpoint().map { try cosigned($0) }
    }

    package func missingTriggers() throws -> [Verification.Finding] {
        try read { try $0.missingTriggers() }
    }

    package func attachmentFindings(
        named digests: Set<SHA256Digest>
    ) throws -> [Verification.Finding] {
        try read { rows in
            var missing = digests
            var findings: [Verification.Finding] = []
            try rows.forEachAttachment { name, body in
                let (named, found) = (SHA256Digest(bytes: name), SHA256Digest(of: body))
                if named != found {
                    findings.append(.attachmentAltered(named?.hex ?? "of no name"))
                }
                if let named { missing.remove(named) }
            }
            return findings + missing.map(\.hex).sorted().map { .attachmentMissing($0) }
        }
    }
}
