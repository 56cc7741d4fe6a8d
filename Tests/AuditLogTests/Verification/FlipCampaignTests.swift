import Foundation
import GRDB
import Testing

@testable import AuditLog
import Transparency

@Suite struct FlipCampaignTests {
    /// Each flip is made in SQLite, past the guards, and undone again.
    @Test func `every byte of every entry counts, in a log of 50`() throws {
        let temporary = try TemporaryLog.filled(50)
        defer { temporary.remove() }
        let log = temporary.log
        let head = try log.head()
        let signed = AuditedHead(size: head.size, root: head.root, origin: .checkpoint)
        #expect(try log.audit([signed]).findings == [])
        let queue = try DatabaseQueue(path: log.path)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = OFF; DROP TRIGGER entry_no_update")
        }
        var flips = 0
        var missed: [String] = []
        for index in 0..<50 {
            let body = try #require(try log.body(at: index))
            for place in body.indices {
                var flipped = body
                flipped[place] ^= UInt8(1 << (place % 8))
                try Self.put(flipped, at: index, queue)
                let found = try log.audit([signed]).findings
                flips += 1
                if !found.contains(.altered(entry: index)) { missed.append("\(index)/\(place)") }
            }
            try Self.put(body, at: index, queue)
        }
        #expect(missed == [])
        #expect(flips > 50 * 150)
        #expect(try log.audit([signed]).findings == [.guardMissing(name: "entry_no_update")])
    }

    private static func put(_ body: [UInt8], at index: Int, _ queue: DatabaseQueue) throws {
        try queue.write { db in
            try db.execute(
                sql: "UPDATE entry SET body = CAST(? AS BLOB) WHERE idx = ?",
                arguments: [Data(body), index]
            )
        }
    }
}
