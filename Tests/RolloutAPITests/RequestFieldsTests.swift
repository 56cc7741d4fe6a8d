import AuditLog
import Cohorts
import RolloutAPI
import RolloutController
import Rollouts
import Testing
import TestSupport
import Values

/// The fields that every request or query has, and those of single ones.
@Suite struct RequestFieldsTests {
    @Test(arguments: ["", "a\nb", "\u{202E}x", String(repeating: "x", count: 201)])
    func `an actor's name is short and has no control characters`(name: String) {
        let problem = #expect(throws: FieldProblem.self) { try ActorFields(actor: name).claimed() }
        #expect(problem?.field == "actor")
    }

    @Test func `nobody takes the guard's name, and a program says that it is one`() throws {
        #expect(throws: FieldProblem.self) { try ActorFields(actor: "sluice-guard").claimed() }
        #expect(try ActorFields(actor: "m").claimed() == Actor(name: "m", kind: .person))
        #expect(
            try ActorFields(actor: "ci", automation: true).claimed()
                == Actor(name: "ci", kind: .automation)
        )
    }

    @Test(arguments: ["", "a\u{200B}b", "a\nb", String(repeating: "k", count: 201)])
    func `an idempotency key has 1 to 200 characters that can be seen`(key: String) throws {
        let problem = #expect(throws: FieldProblem.self) {
            try ConditionFields(idempotencyKey: key).options(for: "r")
        }
        #expect(problem?.field == "idempotency-key")
        let options = try ConditionFields(idempotencyKey: "k", expectRevision: 3).options(for: "r")
        #expect(options.idempotencyKey == "k" && options.expectedRevision == 3)
    }

    @Test(arguments: [
        (PageFields(limit: 0), "limit"), (PageFields(limit: 10_001), "limit"),
        (PageFields(from: -1), "from"), (PageFields(before: -1), "before"),
    ])
    func `a page is within bounds`(page: PageFields, field: String) throws {
        #expect(#expect(throws: FieldProblem.self) { try page.place() }?.field == field)
        #expect(try PageFields(from: 3, before: 9, limit: 5).place().from == 3)
    }

    @Test func `a past time stands for as much as it leaves open`() throws {
        let now = Instant(milliseconds: 1_764_000_000_000)
        let day = try PastTime("2026-12-01", of: "since")
        #expect(day.start(from: now).text == "2026-12-01T00:00:00.000Z")
        #expect(day.end(from: now) - day.start(from: now) == .milliseconds(86_399_999))
        let minute = try PastTime("2026-12-01 14:46Z", of: "since")
        #expect(minute.end(from: now) - minute.start(from: now) == .milliseconds(59_999))
        #expect(try PastTime("2h", of: "since").start(from: now) == now - .seconds(7_200))
        let problem = #expect(throws: FieldProblem.self) { try PastTime("then", of: "since") }
        #expect(problem?.field == "since")
        #expect(problem?.message.hasPrefix("'then' is not a time") == true)
    }

    @Test func `a reason must not name the customer who is forgotten`() throws {
        let telling = CohortForgetFields(id: "c7", reason: "c7 asked for it")
        #expect(throws: FieldProblem.self) { try telling.command(forgetting: Forgetting([])) }
        let fields = CohortForgetFields(id: "c7", reason: "asked for it")
        #expect(try fields.customer().text == "c7")
        #expect(
            try fields.command(forgetting: Forgetting([]))
                == .forget(forgetting: Forgetting([]), reason: "asked for it")
        )
        let nobody = CohortForgetFields(id: "", reason: "r")
        #expect(#expect(throws: FieldProblem.self) { try nobody.customer() }?.field == "id")
    }

    @Test func `a query names what the log has`() async throws {
        let sample = try await SampleRollout()
        defer { sample.folder.remove() }
        let name = SampleRollout.name
        func query(_ fields: EntryFields) throws -> EntryFields {
            _ = try fields.query(in: sample.log, of: name, at: SampleRollout.start)
            return fields
        }
        _ = try query(EntryFields(kind: ["plan.apply"], actor: ["manager"], stage: ["beta"]))
        for wrong in [
            EntryFields(kind: ["plan.aply"]), EntryFields(actor: ["mannager"]),
            EntryFields(stage: ["betta"]),
        ] {
            let failure = #expect(throws: Failure.self) { try query(wrong) }
            #expect(failure?.description.contains("did you mean") == true)
            #expect(failure?.status == .usage)
        }
        let since = try PastTime("2026-12-02", of: "since")
        let until = try PastTime("2026-12-01", of: "until")
        let problem = #expect(throws: FieldProblem.self) {
            try query(EntryFields(since: since, until: until))
        }
        #expect(problem?.field == "until")
    }
}
