import Foundation
import Synchronization
import TestSupport
import Testing
import Transparency

@testable import AuditLog

/// Appends of several threads that share a transaction.
@Suite struct GroupCommitTests {
    private struct Trouble: Error {}

    private static func withStore(
        _ hooks: CountingStore.Hooks = .init(),
        _ body: (CountingStore, DecisionLog) throws -> Void
    ) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let base = try SQLiteStore.create(at: folder.path("log.db"))
        let store = CountingStore(base, hooks)
        try body(store, TestedStore.log(in: store))
    }

    /// Runs a body on as many threads at once, and returns their results in the order of the
    /// threads.
    private static func onThreads<Value: Sendable>(
        _ count: Int,
        _ body: @escaping @Sendable (Int) throws -> Value
    ) -> [Result<Value, any Error>] {
        let results = Mutex([Int: Result<Value, any Error>]())
        let done = DispatchGroup()
        for number in 0..<count {
            done.enter()
            Thread {
                let result = Result { try body(number) }
                results.withLock { $0[number] = result }
                done.leave()
            }.start()
        }
        done.wait()
        return results.withLock { results in (0..<count).compactMap { results[$0] } }
    }

    @Test func `sixteen threads leave all entries once, each with its own answer`() throws {
        try Self.withStore { store, log in
            let rounds = 20
            let results = Self.onThreads(16) { thread in
                var last: Int?
                return try (0..<rounds).map { round in
                    let pending = try PendingAppend(
                        "\(thread)/\(round)",
                        id: "\(thread)/\(round)",
                        rollout: "r\(thread)",
                        after: last
                    )
                    let index: Int = try #require(try log.append(pending).index)
                    last = index
                    return index
                }
            }
            let indices = try results.map { try $0.get() }
            #expect(indices.flatMap { $0 }.sorted() == Array(0..<16 * rounds))
            for (thread, indices) in indices.enumerated() {
                for (round, index) in indices.enumerated() {
                    #expect(try log.entry(at: index)?.id == "\(thread)/\(round)")
                }
            }
            #expect(try log.findings() == [])
            #expect(store.writes < 16 * rounds)
        }
    }

    /// Fifteen threads come while the first one's transaction is held, so they form one group.
    private static func group(
        unknown: Int? = nil,
        isLost: Bool = false,
        _ pending: @escaping @Sendable (Int) throws -> PendingAppend,
        _ check: ([Result<Appended, any Error>], CountingStore, DecisionLog) throws -> Void
    ) throws {
        let (isHeld, others) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let hold: @Sendable (Int) -> Void = { number in
            guard number == 1 else { return }
            isHeld.signal()
            others.wait()
        }
        try withStore(.init(before: hold, unknown: unknown, isLost: isLost)) { store, log in
            let results = onThreads(17) { thread in
                guard thread < 16 else {
                    while log.appends.waitingCount < 15 { usleep(1_000) }
                    others.signal()
                    return Appended.conflict(nil)
                }
                if thread > 0 {
                    isHeld.wait()
                    isHeld.signal()
                }
                return try log.append(pending(thread))
            }
            try check(Array(results.dropLast()), store, log)
        }
    }

    @Test func `those that wait share one transaction, and each is answered for itself`() throws {
        try Self.group { thread in
            switch thread {
            case 0: try PendingAppend("first", id: "first", after: nil)
            case 1...2: try PendingAppend("twice", id: "twice", rollout: "twice", after: nil)
            case 3: try PendingAppend("late", id: "late", after: nil)
            case 4:
                try PendingAppend("bad", id: "bad", rollout: "bad", after: nil) { _ in
                    throw Trouble()
                }
            case 5: try PendingAppend("long", id: String(repeating: "x", count: 300), after: 0)
            default:
                try PendingAppend("\(thread)", id: "\(thread)", rollout: "\(thread)", after: nil)
            }
        } _: { results, store, log in
            #expect(store.writes == 2)
            #expect(try results[0].get().index == 0)
            let twice = try results[1...2].map { try $0.get() }
            #expect(twice.count { $0.index != nil } == 1)
            #expect(try log.entry(id: "twice") != nil)
            #expect(try results[3].get().conflicting == 0)
            #expect(throws: Trouble.self) { try results[4].get() }
            #expect(throws: LogError.self) { try results[5].get() }
            for thread in 6..<16 {
                let index = try #require(try results[thread].get().index)
                #expect(try log.entry(at: index)?.id == "\(thread)")
            }
            #expect(try log.size() == 12)
            #expect(try log.findings() == [])
        }
    }

    @Test func `one that is based on a neighbour is decided anew inside the transaction`() throws {
        try Self.group { thread in
            try PendingAppend(
                "\(thread)",
                id: "\(thread)",
                after: nil,
                again: { newer in
                    let body = try #require(try newer.snapshot()?.body)
                    let entry = try #require(try newer.entry(newer.index ?? -1))
                    #expect(entry.payload == body)
                    return try PendingAppend("\(thread) anew", id: "\(thread)", after: newer.index)
                }
            )
        } _: { results, store, log in
            #expect(store.writes == 2)
            let indices = try results.map { try $0.get().index ?? -1 }
            #expect(indices.sorted() == Array(0..<16))
            #expect(try log.size() == 16)
            #expect(try log.findings() == [])
        }
    }

    @Test func `a commit of unknown outcome that has no effect is unknown to all of its group`()
        throws
    {
        try Self.group(unknown: 2, isLost: true) { thread in
            try PendingAppend("\(thread)", id: "\(thread)", rollout: "\(thread)", after: nil)
        } _: { results, _, log in
            let first = try results[0].get()
            #expect(first.index == 0)
            #expect(try log.size() == 1)
            for (thread, result) in results.enumerated().dropFirst() {
                let error = #expect(throws: LogError.self) { try result.get() }
                guard case .indeterminate(id: "\(thread)", _)? = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
            }
        }
    }

    @Test func `a commit of unknown outcome that is found to be there is done`() throws {
        try Self.group(unknown: 2) { thread in
            try PendingAppend("\(thread)", id: "\(thread)", rollout: "\(thread)", after: nil)
        } _: { results, _, log in
            #expect(try log.size() == results.count)
            for (thread, result) in results.enumerated() {
                let index = try #require(try result.get().index)
                #expect(try log.entry(at: index)?.id == "\(thread)")
            }
        }
    }

    @Test func `a head is announced once for a group, and if it cannot be, nothing is recorded`()
        throws
    {
        try Self.withStore { _, log in
            let group = try (0..<3).map {
                try PendingAppend("\($0)", id: "\($0)", rollout: "\($0)", after: nil)
            }
            let refused = log.append(group) { _ in throw Trouble() }
            #expect(refused.count == 3)
            for result in refused { #expect(throws: Trouble.self) { try result.get() } }
            #expect(try log.size() == 0)
            var sizes: [Int] = []
            _ = log.append(group) { sizes.append($0.size) }
            #expect(sizes == [3])
            _ = log.append(group) { sizes.append($0.size) }
            #expect(sizes == [3])
        }
    }
}
