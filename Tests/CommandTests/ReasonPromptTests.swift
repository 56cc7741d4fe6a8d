import Foundation
import Testing

/// The question for a reason, on a terminal and nowhere else.
@Suite struct ReasonPromptTests {
    @Test func `a rollback without a reason asks for one on a terminal`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let done = try binary.prompt(["rollback"], to: "Why?", answer: "it burns")
            #expect(done.code == 0, "\(done.output)")
            #expect(done.output.contains("Why?"))
            #expect(done.output.contains("it burns"))
            #expect(try binary.exposure() == 0)
            #expect(try reasons(binary) == ["it burns"])
        }
    }

    @Test func `Enter alone gives none, and it is done all the same`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let held = try binary.prompt(["hold"], to: "Why?", answer: "")
            #expect(held.code == 0, "\(held.output)")
            #expect(held.output.contains("no reason was given"))
            let done = try binary.prompt(["rollback"], to: "Why?", answer: " ")
            #expect(done.code == 0, "\(done.output)")
            #expect(try binary.exposure() == 0)
        }
    }

    @Test func `nobody is asked who has said why, or where no terminal is`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let given = try binary.prompt(["hold", "-m", "wait"], to: "Why?", answer: "x")
            #expect(!given.output.contains("Why?"))
            let sure = try binary.prompt(["hold", "--hold", "b", "--yes"], to: "Why?", answer: "x")
            #expect(!sure.output.contains("Why?"))
            let piped = try binary.sluice(["rollback"])
            #expect(piped.code == 0)
            #expect(!piped.talk.contains("Why?"))
            #expect(piped.output.contains("no reason was given"))
        }
    }

    private func reasons(_ binary: Binary) throws -> [String?] {
        let status = try binary.sluice(["status", "--json"])
        return (status.json["holds"] as? [[String: Any]] ?? []).map { $0["reason"] as? String }
    }
}
