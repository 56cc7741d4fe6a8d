import Foundation
import Testing

@testable import AuditLog
@testable import Transparency

/// Logs of many sizes against right and wrong heads.
@Suite struct AuditTests {
    @Test(arguments: [0, 1, 2, 7, 255, 256, 257, 600])
    func `a log agrees with the heads of all its sizes`(_ count: Int) throws {
        let temporary = try TemporaryLog.filled(count)
        defer { temporary.remove() }
        let heads = try (0...count).map { size in
            let root = try temporary.root(size: size)
            return AuditedHead(size: size, root: root, origin: .expected)
        }
        let audit = try temporary.log.audit(heads)
        #expect(audit.findings == [])
        #expect(audit.size == count)
        #expect(audit.root == heads.last?.root)
    }

    @Test(arguments: [1, 300])
    func `a head of more entries is a missing tail, and another root a fork`(_ count: Int) throws {
        let temporary = try TemporaryLog.filled(count)
        defer { temporary.remove() }
        let other = SHA256Digest(of: [1])
        let more = AuditedHead(size: count + 3, root: other, origin: .mark)
        #expect(
            try temporary.log.audit([more]).findings
                == [.tailMissing(found: count, signed: count + 3, .mark)]
        )
        let fork = AuditedHead(size: count, root: other, origin: .expected)
        let audit = try temporary.log.audit([fork])
        #expect(audit.findings == [.forked(size: count, .expected)])
        #expect(audit.damage == .forked)
    }

    @Test func `an export says the same as its log`() throws {
        let temporary = try TemporaryLog.filled(300)
        defer { temporary.remove() }
        let export = try temporary.exported()
        let audit = try export.audit([])
        #expect(audit.findings == [])
        #expect(audit.size == 300)
        #expect(audit.root == (try temporary.log.head().root))
        #expect(try export.examine(fold: { _ in }, snapshots: { [] }) == [])
    }

    @Test func `a byte that was changed in an export is found, and the entry named`() throws {
        let temporary = try TemporaryLog.filled(300)
        defer { temporary.remove() }
        let export = try temporary.exported()
        let path = "\(export.folder)/entries.jsonl"
        var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        lines[270] = lines[270].replacing("somebody", with: "somebodx")[...]
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: path,
            atomically: true,
            encoding: .utf8
        )
        let checkpoint = try #require(try export.ownCheckpoint())
        let head = AuditedHead(try Checkpoint(parsing: checkpoint.text), .checkpoint)
        #expect(try export.audit([head]).findings == [.altered(entry: 270)])
    }

    @Test func `an attachment that is missing or changed is found`() throws {
        let temporary = try TemporaryLog.filled(2)
        defer { temporary.remove() }
        let large = String(repeating: "x", count: 100_000)
        try temporary.append(large, rollout: "even", after: 0, at: 9_000)
        #expect(try temporary.log.audit([]).findings == [])
        let digest = SHA256Digest(of: Array("\"\(large)\"".utf8)).hex
        try temporary.sqlite(
            "DROP TRIGGER attachment_no_update; DROP TRIGGER attachment_no_delete; "
                + "UPDATE attachment SET body = x'2222'"
        )
        #expect(try temporary.log.audit([]).findings.first == .attachmentAltered(digest))
        try temporary.sqlite("DELETE FROM attachment")
        #expect(try temporary.log.audit([]).findings.first == .attachmentMissing(digest))
    }

    @Test func `entries that were changed with their hashes lie between two checkpoints`() throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        let key = try temporary.key()
        for index in 0..<6 {
            try temporary.append("entry \(index)", after: index == 0 ? nil : index - 1, at: 1)
            if index % 2 == 1 { try temporary.sign(with: key) }
        }
        try temporary.rewrite(entry: 3)
        let checkpoint = try #require(try temporary.log.lastCheckpoint())
        let head = AuditedHead(try Checkpoint(parsing: checkpoint.text), .checkpoint)
        let audit = try temporary.log.audit([head])
        #expect(audit.findings.first == .alteredBetween(first: 2, last: 3))
        #expect(audit.damage == .altered)
    }
}

extension TemporaryLog {
    fileprivate func root(size: Int) throws -> SHA256Digest {
        try log.read { db in
            try MerkleTree.root(size: size) { try DecisionLog.node($0, db) }
        }
    }

    func key() throws -> SignerKey {
        try SignerKey(name: try #require(KeyName("example.org/log")))
    }

    @discardableResult
    func sign(with key: SignerKey) throws -> VerifiedCheckpoint {
        let trusted = TrustedLog(origin: Origin(key.verifier.name), keys: [key.verifier])
        let signer = CheckpointSigner(origin: trusted.origin, key: key)
        let note = try log.sign(with: signer, after: nil)
        let checkpoint = try trusted.checkpoint(in: note).get()
        try log.keep(checkpoint)
        return checkpoint
    }

    func exported() throws -> LogExport {
        let key = try key()
        let checkpoint = try sign(with: key)
        let export = LogExport(folder: folder.appending(path: "export").path)
        try export.write(log, as: checkpoint, key: key.verifier)
        return export
    }

    /// Changes an entry, and makes all hashes anew, as somebody would who knows how.
    fileprivate func rewrite(entry: Int) throws {
        var bodies = try (0..<log.size()).map { try #require(try log.body(at: $0)) }
        let text = String(decoding: bodies[entry], as: UTF8.self)
        bodies[entry] = Array(text.replacing("somebody", with: "somebodx").utf8)
        let hex = { (bytes: [UInt8]) in bytes.map { String(format: "%02x", $0) }.joined() }
        var sql = "DROP TRIGGER entry_no_update; DROP TRIGGER node_no_update; "
        sql += "UPDATE entry SET body = x'\(hex(bodies[entry]))' WHERE idx = \(entry); "
        var frontier = MerkleFrontier()
        for body in bodies {
            for node in frontier.append(MerkleTree.leafHash(body)) {
                let place = "lvl = \(node.position.level) AND idx = \(node.position.index)"
                sql += "UPDATE node SET h = x'\(hex(node.hash.bytes))' WHERE \(place); "
            }
        }
        try sqlite(sql)
    }
}
