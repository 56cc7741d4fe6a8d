import Rollouts
import Synchronization
import TestSupport
import Testing
import Values

@testable import RolloutController

/// An advance that waits for what time mends, by a clock that the waiting moves.
@Suite struct WaitingTests {
    private static let plan = TestPlan.text.replacing(
        "{ name: beta, cohort: 20, soak: 0s }",
        with: "{ name: beta, cohort: 20, soak: 1h }"
    )

    /// The notes of a wait so far, and the steps that they are to cause.
    private final class Course: Sendable {
        private let waits = Mutex<[Wait]>([])
        let event: @Sendable (Int) async throws -> Void

        init(_ event: @escaping @Sendable (Int) async throws -> Void = { _ in }) {
            self.event = event
        }

        var count: Int { waits.withLock { $0.count } }

        func take(_ wait: Wait) async throws {
            let number = waits.withLock { waits in
                waits.append(wait)
                return waits.count
            }
            try await event(number)
        }
    }

    private func wait(
        _ rollout: TestRollout,
        to stage: String? = nil,
        atMost limit: Duration? = nil,
        key: String? = nil,
        _ course: Course = Course()
    ) async throws -> Answer {
        let patience = Patience(
            lookingEvery: .minutes(10),
            until: limit.map { rollout.now + $0 },
            clock: { rollout.now },
            pass: { time, wait in
                try await course.take(wait)
                rollout.wait(time)
            }
        )
        let options = RequestOptions(rollout: "release", idempotencyKey: key)
        return try await rollout.controller.performOnceDue(options, patience) { isMoved, _ in
            let target = isMoved ? "launch" : stage
            return Request(
                command: .advance(to: target, accepting: [], reason: nil),
                actor: .manager
            )
        }.answer
    }

    private func withBeta(_ body: (TestRollout) async throws -> Void) async throws {
        try await withRollout(applied: false) { rollout in
            try await rollout.apply(Self.plan)
            try await rollout.reach("beta")
            try await body(rollout)
        }
    }

    @Test func `a soak is waited for, and of all looks only the step is recorded`() async throws {
        try await withBeta { rollout in
            let before = try rollout.entryCount()
            let begun = try #require(try rollout.state().stageSince)
            let course = Course()
            let answer = try await wait(rollout, course)
            #expect(answer.decision.outcome == .advanced)
            #expect(course.count >= 6)
            #expect(try rollout.entryCount() == before + 1)
            #expect(rollout.now - begun >= .seconds(3_600))
            #expect(rollout.now - begun < .seconds(3_700))
            #expect(try rollout.findings() == [])
        }
    }

    /// The clock begins on Friday 2027-01-15, 08:00 in UTC.
    @Test func `the next opening is waited for, and is in the entry`() async throws {
        let times = "advanceWithin: [ { weekly: \"Mon..Thu 09:30..16:00\", zone: Europe/Berlin } ]"
        try await withRollout(applied: false) { rollout in
            try await rollout.apply(TestPlan.text + times + "\n")
            try await rollout.attest()
            let refused = try await rollout.advance()
            #expect(refused.decision.outcome == .held)
            #expect(refused.decision.retryAfter?.minute == "2027-01-18 08:30Z")
            let answer = try await wait(rollout)
            #expect(answer.decision.outcome == .advanced)
            #expect(rollout.now.minute == "2027-01-18 08:30Z")
            let entry = try #require(try rollout.entries().last?.decoded())
            let reading = try #require(entry.evidence.weekly?.first)
            #expect(reading.intervals.map(\.from.minute) == ["2027-01-18 08:30Z"])
            #expect(reading.intervals.map(\.fromOffset) == [3_600])
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `a zone without data stops the advance, and nobody waits for it`() async throws {
        let times = "advanceWithin: [ { weekly: \"Mon..Sun 00:00..24:00\", zone: Europe/Berlin } ]"
        try await withRollout(applied: false) { rollout in
            try await rollout.apply(TestPlan.text + times + "\n")
            try await rollout.attest()
            var bare = rollout
            bare.zones = { _ in nil }
            let course = Course()
            #expect(try await wait(bare, course).decision.outcome == .held)
            #expect(course.count == 0)
            #expect(try await wait(rollout, course).decision.outcome == .advanced)
            #expect(try rollout.findings() == [])
        }
    }

    @Test func `at the end of the patience the last refusal is recorded and answered`() async throws
    {
        try await withBeta { rollout in
            let before = try rollout.entryCount()
            let answer = try await wait(rollout, atMost: .seconds(1_500))
            #expect(answer.decision.outcome == .notYet)
            #expect(answer.decision.obstacles.map(\.rule) == [.soak])
            #expect(try rollout.entryCount() == before + 1)
            #expect(try rollout.state().exposure == 20)
        }
    }

    @Test func `what somebody has to act on ends it at once, at the beginning and on the way`()
        async throws
    {
        try await withBeta { rollout in
            let course = Course { number in
                if number == 2 { try await rollout.hold() }
            }
            let answer = try await wait(rollout, course)
            #expect(answer.decision.outcome == .held)
            #expect(course.count == 2)
            let again = Course()
            #expect(try await wait(rollout, again).decision.outcome == .held)
            #expect(again.count == 0)
        }
    }

    @Test func `a no-go that fails on the way trips as it does for any advance`() async throws {
        try await withBeta { rollout in
            let course = Course { number in
                if number == 3 { rollout.evidence["errors"] = .value(11) }
            }
            let answer = try await wait(rollout, course)
            #expect(answer.decision.outcome == .tripped)
            #expect(try rollout.state().exposure == 0)
        }
    }

    @Test func `a source that is silent for one look ends nothing, and for three it does`()
        async throws
    {
        try await withBeta { rollout in
            let flaky = Course { number in
                rollout.evidence["errors"] = number == 2 ? .failed("down") : .value(1)
            }
            let answer = try await wait(rollout, flaky)
            #expect(answer.decision.outcome == .advanced)
        }
        try await withBeta { rollout in
            rollout.evidence["errors"] = .failed("down")
            let course = Course()
            let answer = try await wait(rollout, course)
            #expect(answer.decision.outcome == .sourceFailed)
            #expect(course.count == 2)
        }
    }

    @Test func `who advances meanwhile has taken the step that was waited for`() async throws {
        try await withBeta { rollout in
            let course = Course { number in
                guard number == 2 else { return }
                rollout.wait(.seconds(3_600))
                try await rollout.advance(to: "launch")
            }
            let answer = try await wait(rollout, course)
            #expect(answer.decision.outcome == .alreadyThere)
            #expect(try rollout.state().phase == .live(stage: "launch"))
        }
    }

    @Test func `an entry of somebody else between the look and the step is looked at anew`()
        async throws
    {
        try await withBeta { rollout in
            rollout.wait(.seconds(3_600))
            let attested = Mutex(false)
            rollout.evidence.meanwhile {
                let isFirst = attested.withLock { done in
                    defer { done = true }
                    return !done
                }
                if isFirst { try await rollout.attest() }
            }
            let answer = try await wait(rollout)
            #expect(answer.decision.outcome == .advanced)
        }
    }

    @Test func `a key that was used is answered as before, and waits for nothing`() async throws {
        try await withBeta { rollout in
            rollout.wait(.seconds(3_600))
            let first = try await wait(rollout, key: "k")
            #expect(first.decision.outcome == .advanced)
            let course = Course()
            let again = try await wait(rollout, key: "k", course)
            #expect(again.isEarlier && again.entry == first.entry)
            #expect(course.count == 0)
        }
    }

    @Test func `a cancelled wait records nothing`() async throws {
        try await withBeta { rollout in
            let before = try rollout.entryCount()
            let waiting = Task {
                try await wait(rollout, Course { _ in try await Task.sleep(for: .seconds(60)) })
            }
            try await Task.sleep(for: .milliseconds(50))
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            #expect(try rollout.entryCount() == before)
        }
    }
}
