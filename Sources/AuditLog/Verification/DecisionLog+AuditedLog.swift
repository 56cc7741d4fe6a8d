import Foundation
import GRDB
import Rollouts
package import Transparency

extension DecisionLog: AuditedLog {
    package func forEachEntry(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {
        try read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT idx, body FROM entry ORDER BY idx")
            while let row = try rows.next() {
                guard let index = Int.fromDatabaseValue(row[0]) else {
                    throw ColumnError(column: "idx")
                }
                // Hash any value stored there; a wrong one does not have the recorded hash.
                try row.withUnsafeData(atIndex: 1) { data in
                    try unsafe (data ?? Data()).withUnsafeBytes { try unsafe body(index, $0) }
                }
            }
        }
    }

    package func recordedLeaves(in range: ClosedRange<Int>) throws -> [Int: SHA256Digest] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT idx, h FROM node WHERE lvl = 0 AND idx BETWEEN ? AND ?",
                arguments: [range.lowerBound, range.upperBound]
            )
            var leaves: [Int: SHA256Digest] = [:]
            for row in rows {
                leaves[try row.number("idx")] = (try? row.bytes("h")).flatMap(SHA256Digest.init)
            }
            return leaves
        }
    }

    package func recordedTree() throws -> RecordedTree {
        try read { db in
            let size = try Int.fetchOne(db, sql: "SELECT max(idx) + 1 FROM node WHERE lvl = 0") ?? 0
            guard size >= 0,
                let root = try? MerkleTree.root(size: size, node: { try Self.node($0, db) })
            else { return .unreadable }
            return .head(TreeHead(size: size, root: root))
        }
    }

    package func ownCheckpoint() throws -> SignedNote? {
        try lastCheckpoint().map { try cosigned($0) }
    }

    package func guardFindings() throws -> [Verification.Finding] {
        try read { try Self.guardFindings($0) }
    }

    package func attachmentFindings(
        named digests: Set<SHA256Digest>
    ) throws -> [Verification.Finding] {
        try read { db in
            var missing = digests
            var findings: [Verification.Finding] = []
            let rows = try Row.fetchCursor(db, sql: "SELECT digest, body FROM attachment")
            while let row = try rows.next() {
                let name = (try? row.bytes("digest")) ?? []
                let body = (try? row.bytes("body")) ?? []
                if SHA256Digest(bytes: name) == SHA256Digest(of: body) {
                    missing.remove(SHA256Digest(of: body))
                } else {
                    let digest = SHA256Digest(bytes: name)
                    findings.append(.attachmentAltered(digest?.hex ?? "of no name"))
                    if let digest { missing.remove(digest) }
                }
            }
            return findings + missing.map(\.hex).sorted().map { .attachmentMissing($0) }
        }
    }
}
