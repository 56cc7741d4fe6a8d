import AuditLog
import Testing
import TestSupport
import Transparency

@Suite struct LeafTests {
    @Test func `the leaf of an entry is the one that the tree holds`() throws {
        let temporary = try TemporaryLog.filled(5)
        defer { temporary.remove() }
        for index in 0..<5 {
            let leaf = try #require(try temporary.log.leaf(at: index))
            let query = "SELECT lower(hex(h)) FROM node WHERE lvl = 0 AND idx = \(index)"
            #expect(try temporary.sqlite(query).output == leaf.hash.hex + "\n")
            #expect(leaf.payloadDigest == nil)
        }
        #expect(try temporary.log.leaf(at: 5) == nil)
        #expect(try temporary.log.leaf(at: -1) == nil)
    }

    @Test func `a payload that does not fit is told by its digest`() throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        try temporary.append(String(repeating: "x", count: 100_000), after: nil)
        let leaf = try #require(try temporary.log.leaf(at: 0))
        let entry = try #require(try temporary.log.entry(at: 0))
        #expect(leaf.payloadDigest == SHA256Digest(of: entry.payload))
    }
}
