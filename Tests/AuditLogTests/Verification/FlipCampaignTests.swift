import Foundation
import GRDB
import Testing

@testable import AuditLog
import Transparency

@Suite struct FlipCampaignTests {
    /// Each flip is made in SQLite, past the guards, and undone again.
    ///
    /// The same place is flipped in all entries at once, and each of them must be named: a campaign
    /// of one flip at a time takes as many audits as the log has bytes.
    @Test func `every byte of every entry counts, in a log of 50`() throws {
        try withUnguardedLog(of: 50) { bodies, findings, put in
            var flips = 0
            var missed: [String] = []
            for place in 0..<(bodies.map(\.count).max() ?? 0) {
                let flipped = bodies.enumerated().filter { $1.indices.contains(place) }
                try put(flipped.map { ($0, $1.flipped(at: place)) })
                let found = Set(try findings())
                flips += flipped.count
                missed += flipped.filter { !found.contains(.altered(entry: $0.offset)) }
                    .map { "\($0.offset)/\(place)" }
                try put(flipped.map { ($0, $1) })
            }
            #expect(missed == [])
            #expect(flips == bodies.map(\.count).reduce(0, +) && flips > 50 * 150)
        }
    }

    @Test func `one flip in one entry is found, and no other entry is named`() throws {
        try withUnguardedLog(of: 50) { bodies, findings, put in
            let trigger = Verification.Finding.guardMissing(name: "entry_no_update")
            for (index, body) in bodies.enumerated() {
                for place in [0, body.count / 2, body.count - 1] {
                    try put([(index, body.flipped(at: place))])
                    let altered = try findings().filter { finding in
                        if case .altered = finding { true } else { false }
                    }
                    #expect(altered == [.altered(entry: index)])
                }
                try put([(index, body)])
            }
            #expect(try findings() == [trigger])
        }
    }

    private typealias Put = ([(index: Int, body: [UInt8])]) throws -> Void

    /// Passes on the bodies of a log whose entries can be changed.
    private func withUnguardedLog(
        of size: Int,
        _ test: ([[UInt8]], () throws -> [Verification.Finding], Put) throws -> Void
    ) throws {
        let temporary = try TemporaryLog.filled(size)
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
        let bodies = try (0..<size).map { try #require(try log.body(at: $0)) }
        try test(bodies, { try log.audit([signed]).findings }) { changes in
            try queue.write { db in
                for (index, body) in changes {
                    try db.execute(
                        sql: "UPDATE entry SET body = CAST(? AS BLOB) WHERE idx = ?",
                        arguments: [Data(body), index]
                    )
                }
            }
        }
    }
}

extension [UInt8] {
    fileprivate func flipped(at place: Int) -> Self {
        var flipped = self
        flipped[place] ^= UInt8(1 << (place % 8))
        return flipped
    }
}
