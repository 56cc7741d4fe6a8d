import AuditLog
import JSONCoding
import Rollouts
import TestSupport
import Testing
import Values

@testable import RolloutController

@Suite struct OutboxTests {
    @Test func `a decision is told to the plan's webhook`() async throws {
        try await withServer { workshop, server in
            try workshop.write("204", to: "hook")
            try await withRollout(applied: false) { rollout in
                try await rollout.apply(TestPlan.notifying(server.url("/hook")))
                try await rollout.attest()
                try await rollout.advance()
                #expect(try types(in: workshop).last == "rollout.advanced")
                #expect(try rollout.log.log.pendingMessages(at: rollout.now, limit: 9).isEmpty)
                #expect(try rollout.log.log.deadLetters().isEmpty)
            }
        }
    }

    @Test func `a message that fails is kept, tried again in time and delivered once`()
        async throws
    {
        try await withServer { workshop, server in
            try workshop.write("500", to: "hook")
            try await withRollout(applied: false) { rollout in
                try await rollout.apply(TestPlan.notifying(server.url("/hook")))
                try await rollout.attest()
                #expect(try await rollout.advance().decision.outcome == .advanced)
                let tried = try types(in: workshop).count
                #expect(try rollout.log.log.pendingMessages(at: rollout.now, limit: 9).isEmpty)
                rollout.wait(.seconds(10))
                let pending = try rollout.log.log.pendingMessages(at: rollout.now, limit: 9)
                #expect(pending.count == tried)
                #expect(pending.allSatisfy { $0.attempts == 1 && $0.lastError == "answered 500" })

                try workshop.write("204", to: "hook")
                for _ in 1...2 { await rollout.controller.deliverPending(at: rollout.now) }
                #expect(try types(in: workshop).count == 2 * tried)
                rollout.wait(.seconds(86_400))
                #expect(try rollout.log.log.pendingMessages(at: rollout.now, limit: 9).isEmpty)
                #expect(try rollout.log.log.deadLetters().isEmpty)
            }
        }
    }

    @Test func `no id is used twice by two logs that tell one receiver`() async throws {
        try await withServer { workshop, server in
            try workshop.write("204", to: "hook")
            for _ in 1...2 {
                try await withRollout(applied: false) { rollout in
                    try await rollout.apply(TestPlan.notifying(server.url("/hook")))
                    try await rollout.attest()
                    try await rollout.advance()
                }
            }
            let ids = try received(in: workshop).map {
                try #require($0["headers"]?["webhook-id"]?.stringValue)
            }
            #expect(ids.count == 2)
            #expect(Set(ids).count == ids.count, "\(ids)")
            #expect(ids.allSatisfy { $0.hasPrefix("entry-") && !$0.contains(".") }, "\(ids)")
        }
    }

    @Test func `a message that is sent again has the id that it had`() async throws {
        try await withServer { workshop, server in
            try workshop.write("500", to: "hook")
            try await withRollout(applied: false) { rollout in
                try await rollout.apply(TestPlan.notifying(server.url("/hook")))
                try await rollout.attest()
                try await rollout.advance()
                for _ in 1...2 {
                    rollout.wait(.seconds(86_400))
                    await rollout.controller.deliverPending(at: rollout.now)
                }
            }
            let ids = try received(in: workshop).map { $0["headers"]?["webhook-id"]?.stringValue }
            #expect(ids.count == 3)
            #expect(Set(ids).count == 1, "\(ids)")
        }
    }

    @Test func `an address that only the run can see is looked at too, and stops nothing`()
        async throws
    {
        try await withRollout(applied: false) { rollout in
            try rollout.folder.write("http://127.0.0.1:70000/", "far")
            try await rollout.apply(TestPlan.notifying("file:far"))
            try await rollout.attest()
            #expect(try await rollout.advance().decision.outcome == .advanced)
            rollout.wait(.seconds(86_400))
            let pending = try rollout.log.log.pendingMessages(at: rollout.now, limit: 9)
            #expect(!pending.isEmpty)
            #expect(
                pending.allSatisfy {
                    $0.lastError?.hasSuffix("its port is not a number from 1 to 65535") == true
                }
            )
        }
    }

    @Test func `the guard goes on delivering what a rollback left to be told`() async throws {
        try await withServer { workshop, server in
            try workshop.write("204", to: "hook")
            try await withRollout(applied: false) { rollout in
                try await rollout.apply(TestPlan.notifying(server.url("/hook")))
                try await rollout.reach("beta")
                rollout.evidence["errors"] = .value(11)
                try workshop.write("503", to: "hook")
                #expect(try await rollout.tick().decision.outcome == .tripped)
                try workshop.write("204", to: "hook")
                let count = try types(in: workshop).count
                rollout.wait(.seconds(10))
                #expect(try await rollout.watch().isEmpty)
                #expect(try types(in: workshop).count == count + 1)
                #expect(try types(in: workshop).last == "rollout.tripped")
            }
        }
    }

    @Test(arguments: [("410", 1), ("500", 10)])
    func `a message that is refused for good, or too often, is a dead letter`(
        answer: String,
        attempts: Int
    ) async throws {
        try await withServer { workshop, server in
            try workshop.write(answer, to: "hook")
            try await withRollout(applied: false) { rollout in
                try await rollout.apply(TestPlan.notifying(server.url("/hook")))
                try await rollout.attest()
                try await rollout.advance()
                for _ in 1..<12 {
                    rollout.wait(.seconds(86_400))
                    await rollout.controller.deliverPending(at: rollout.now)
                }
                let dead = try rollout.log.log.deadLetters()
                #expect(!dead.isEmpty)
                #expect(dead.allSatisfy { $0.attempts == attempts && $0.due == nil })
                #expect(try rollout.state().exposure == 20)
            }
        }
    }

    /// The types of the messages that the server received, in order.
    private func types(in workshop: Workshop) throws -> [String] {
        try received(in: workshop).map { message in
            let body = try #require(message["body"]?.stringValue)
            return try #require(try JSON(parsing: body.utf8)["type"]?.stringValue)
        }
    }

    private func received(in workshop: Workshop) throws -> [JSON] {
        try (workshop.text(of: "received") ?? "").split(separator: "\n")
            .map { try JSON(parsing: $0.utf8) }
    }
}
