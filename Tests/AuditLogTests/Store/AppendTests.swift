import AuditLog
import Foundation
import Rollouts
import Testing
import TestSupport
import Values

@Suite struct AppendTests {
    @Test func `an entry is read back as it was recorded`() throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        let appended = try temporary.append("hello", id: "k", after: nil, at: 1_234)
        guard case .recorded(let receipt) = appended else {
            Issue.record("\(appended)")
            return
        }
        #expect(receipt.index == 0)
        #expect(receipt.clockBehind == nil)
        let entry = try #require(try temporary.log.entry(at: 0))
        #expect(entry.id == "k")
        #expect(entry.rollout == "r")
        #expect(entry.time == Instant(milliseconds: 1_234))
        #expect(entry.actor.name == "somebody")
        #expect(entry.payload == Array(#""hello""#.utf8))
        #expect(try temporary.log.snapshot(of: "r")?.revision == 0)
        #expect(try temporary.log.pendingMessages(at: entry.time, limit: 9).count == 1)
        #expect(try temporary.findings() == [])
    }

    @Test func `a key that was used gives the first entry and writes nothing`() throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        try temporary.append("first", id: "k", after: nil)
        let again = try temporary.append("second", id: "k", after: 0)
        guard case .alreadyRecorded(let entry) = again else {
            Issue.record("\(again)")
            return
        }
        #expect(entry.payload == Array(#""first""#.utf8))
        #expect(try temporary.log.size() == 1)
    }

    @Test(arguments: [nil, 0, 2, 7] as [Int?])
    func `an entry on another revision than the current one is a conflict`(
        _ revision: Int?
    ) throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        try temporary.append("a", after: nil)
        try temporary.append("b", after: 0)
        let late = try temporary.append("c", after: revision)
        guard case .conflict(let current) = late else {
            Issue.record("\(late)")
            return
        }
        #expect(current == 1)
        #expect(try temporary.log.size() == 2)
    }

    @Test func `rollouts do not conflict with each other`() throws {
        let temporary = try TemporaryLog.filled(6)
        defer { temporary.remove() }
        #expect(try temporary.log.rollouts() == ["even", "odd"])
        #expect(
            try temporary.log.entries(from: 0, limit: 9, rollout: "odd").map(\.index) == [1, 3, 5]
        )
        #expect(try temporary.log.entries(from: 2, limit: 2).map(\.index) == [2, 3])
    }

    @Test func `a clock that runs backwards gives the time of the entry before, and is told`()
        throws
    {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        try temporary.append("a", after: nil, at: 90_000)
        let late = try temporary.append("b", after: 0, at: 30_000)
        guard case .recorded(let receipt) = late else {
            Issue.record("\(late)")
            return
        }
        #expect(receipt.time == Instant(milliseconds: 90_000))
        #expect(receipt.clockBehind == .seconds(60))
    }

    @Test func `a payload too large for an entry is attached, and the entry vouches for it`() throws
    {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        let text = String(repeating: "x", count: 200_000)
        try temporary.append(text, after: nil)
        let entry = try #require(try temporary.log.entry(at: 0))
        #expect(entry.payload.count == 200_002)
        #expect(try temporary.sqlite("SELECT max(length(body)) < 65536 FROM entry").output == "1\n")
        #expect(try temporary.findings() == [])
        try temporary.sqlite(
            "DROP TRIGGER attachment_no_update; UPDATE attachment SET body = x'2278'"
        )
        #expect(
            try temporary.findings().contains(
                .unreadable(entry: 0, why: "names an attachment that was altered")
            )
        )
    }

    @Test func `eight writers at once leave a log without a gap`() async throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for turn in 0..<10 {
                        try temporary.append(
                            "\(writer)/\(turn)",
                            rollout: "r\(writer)",
                            after: try temporary.log.snapshot(of: "r\(writer)")?.revision
                        )
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try temporary.log.size() == 80)
        #expect(try temporary.findings() == [])
    }

    @Test func `of two writers on one revision exactly one is recorded`() async throws {
        let temporary = try TemporaryLog()
        defer { temporary.remove() }
        let recorded = try await withThrowingTaskGroup(of: Bool.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let appended = try temporary.append("\(writer)", after: nil)
                    guard case .recorded = appended else { return false }
                    return true
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(recorded == 1)
        #expect(try temporary.log.size() == 1)
    }
}
