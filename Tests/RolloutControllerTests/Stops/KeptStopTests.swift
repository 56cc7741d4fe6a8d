import AuditLog
import Cohorts
import Foundation
import Rollouts
import TestSupport
import Testing
import Transparency
import Values

@testable import RolloutController

@Suite struct KeptStopTests {
    /// Does something while another process, so to say, holds the lock of the log.
    private func whileLocked(
        _ rollout: TestRollout,
        _ body: () async throws -> Void
    ) async throws {
        let (isLocked, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let path = rollout.log.log.path
        let thread = Thread {
            try? FileLock.held(for: path) {
                isLocked.signal()
                mayEnd.wait()
            }
        }
        thread.start()
        defer { mayEnd.signal() }
        while isLocked.wait(timeout: .now()) != .success {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await body()
    }

    private func names(_ rollout: TestRollout) throws -> [String] {
        try rollout.entries().map(\.kind)
    }

    @Test func `a rollback of a locked log is kept, and recorded once by the next command`()
        async throws
    {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            try await whileLocked(rollout) {
                let error = await #expect(throws: StopNotRecorded.self) {
                    try await rollout.rollBack()
                }
                #expect(error?.description.contains("is not recorded") == true)
                let process = ProcessInfo.processInfo
                let holder = "\(process.processName), process \(process.processIdentifier), since"
                #expect(error?.description.contains(holder) == true, "\(error?.description ?? "")")
                let flags = try rollout.log.flags()
                #expect(flags.map(\.stage) == ["stopped"])
            }
            let kept = try #require(try rollout.log.stops?.pending().first)
            #expect(kept.rollout == "release" && kept.actor == .manager)
            // The next command is another one, and comes after the stop.
            let answer = try await rollout.advance(to: "launch")
            #expect(answer.decision.outcome == .held)
            #expect(try names(rollout).suffix(2) == ["rollback", "advance"])
            #expect(try rollout.state().exposure == 0)
            #expect(try rollout.log.stops?.pending() == [])
            let record = try #require(try rollout.entries().dropLast().last).decoded()
            #expect(record.request.askedAt == kept.at)
            #expect(try rollout.log.flags().map(\.stage) == ["planned"])
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `a stop that was recorded and not removed is not recorded again`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let stops = try #require(rollout.log.stops)
            let stop = PendingStop(
                id: "stop-1",
                rollout: "release",
                command: .hold(id: nil, reason: "smoke", expires: nil),
                actor: .manager,
                at: rollout.now
            )
            _ = try stops.add(stop)
            try await rollout.controller.recordKeptStops(at: rollout.now)
            _ = try stops.add(stop)
            try await rollout.controller.recordKeptStops(at: rollout.now)
            #expect(try names(rollout).count { $0 == "hold" } == 1)
            #expect(try stops.pending() == [])
        }
    }

    @Test func `the guard's trip is kept too`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            rollout.evidence["errors"] = .value(11)
            try await whileLocked(rollout) {
                await #expect(throws: StopNotRecorded.self) { try await rollout.tick() }
            }
            rollout.evidence["errors"] = .value(1)
            try await rollout.controller.recordKeptStops(at: rollout.now)
            #expect(try rollout.state().exposure == 0)
            let entry = try #require(try rollout.entries().last)
            #expect(entry.kind == "rollback" && entry.actor == .guardian)
        }
    }

    @Test func `a stop of a log that cannot be opened is of all its rollouts`() async throws {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            let stops = try #require(rollout.log.stops)
            let stop = PendingStop(
                id: "stop-1",
                rollout: nil,
                command: .rollback(to: "nowhere", reason: "smoke"),
                actor: .manager,
                at: rollout.now
            )
            let error = stops.keep(
                stop,
                ofLogThatGave: .readOnly(place: "x", underlying: ""),
                flags: nil
            )
            #expect(error.description.contains("all rollouts"))
            try await rollout.controller.recordKeptStops(at: rollout.now)
            #expect(try rollout.state().exposure == 0)
        }
    }

    @Test func `stops that cannot be read let only stops pass, and switch nobody on`() async throws
    {
        try await withRollout { rollout in
            try await rollout.reach("beta")
            try rollout.folder.write("not JSON", "flags.json.stop")
            #expect(throws: StopFileError.self) { try rollout.log.flags() }
            await #expect(throws: StopFileError.self) { try await rollout.advance() }
            #expect(try await rollout.rollBack().decision.outcome == .rolledBack)
        }
    }

    @Test func `a stop is kept wherever one of the files can be written`() async throws {
        try await withTemporaryFolder { folder in
            let stop = PendingStop(
                id: "1",
                rollout: "a",
                command: .rollback(to: nil, reason: "x"),
                actor: .manager,
                at: Instant(milliseconds: 0)
            )
            try folder.write("a file", "blocked")
            let file = StopFile(beside: [folder.path("blocked/flags"), folder.path("log")])
            #expect(try file.add(stop) == [folder.path("log.stop")])
            #expect(try file.pending() == [stop])
            try file.remove(["1"])
            #expect(try file.pending() == [])
            let nowhere = StopFile(beside: [folder.path("blocked/flags")])
            #expect(throws: StopFileError.self) { try nowhere.add(stop) }
        }
    }
}
