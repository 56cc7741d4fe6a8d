import AuditLog
import Foundation
import JSONCoding
import Rollouts
import TestSupport
import Testing
import Transparency
import Values

/// A real log in a folder of its own, with checkpoints put into it past the code that signs them.
struct WitnessedLog {
    let folder: URL
    let log: DecisionLog
    let key: SignerKey

    init(entries: Int, salt: String = "", seed: UInt8 = 1) throws {
        folder = try TemporaryFolder().url
        log = try DecisionLog.create(at: folder.appending(path: "sluice.db").path) { _ in .none }
        key = try SignerKey(
            name: try #require(KeyName("example.com/log")),
            seed: Array(repeating: seed, count: 32)
        )
        try append(entries, salt: salt)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func append(_ count: Int, salt: String = "") throws {
        let start = try log.size()
        for index in start..<(start + count) {
            let payload = try JSON.string("\(salt)\(index)").canonicalBytes()
            let draft = Draft(
                id: "key-\(index)",
                rollout: "r",
                kind: "test",
                actor: Actor(name: "somebody", kind: .person),
                at: Instant(milliseconds: Int64(index)),
                payload: payload,
                effects: []
            )
            _ = try log.append(draft, expecting: index == 0 ? nil : index - 1) { _ in payload }
        }
    }

    var trusted: TrustedLog { TrustedLog(origin: Origin(key.verifier.name), keys: [key.verifier]) }

    /// Signs the log as it is now, or as it was, and puts that into it.
    func checkpoint(_ size: Int? = nil) throws -> SignedNote {
        let size = try size ?? log.size()
        let note = try signed(size)
        let hex = note.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        _ = try sqlite(
            "INSERT INTO checkpoint SELECT coalesce(max(seq) + 1, 0), 'o', \(size), x'\(hex)' "
                + "FROM checkpoint"
        )
        return note
    }

    /// Signs the log as it was, for nobody.
    func signed(_ size: Int) throws -> SignedNote {
        var frontier = MerkleFrontier()
        let leaves = try sqlite("SELECT hex(h) FROM node WHERE lvl = 0 ORDER BY idx LIMIT \(size)")
        for line in leaves.split(separator: "\n") {
            let digits = Array(line)
            let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...($0 + 1)]), radix: 16)
            }
            _ = frontier.append(try #require(SHA256Digest(bytes: bytes)))
        }
        let text = Checkpoint(origin: trusted.origin, size: size, root: frontier.root).text
        return SignedNote(text: text, signature: try key.signature(of: text))
    }

    private func sqlite(_ sql: String) throws -> String {
        let result = try ProgramOutput(of: ["sqlite3", log.path, sql])
        #expect(result.code == 0)
        return result.output
    }
}
