import AuditLog
import Foundation
import Testing

/// `log show --why STAGE`: why the rollout is, was or is not there.
@Suite struct LogWhyTests {
    private struct Story {
        let answer: String?
        let isCurrent: Bool?
        let entry: Int?
        let left: Int?
    }

    private func story(_ stage: String, _ binary: Binary) throws -> Story {
        let result = try binary.sluice(["log", "show", "--why", stage, "--json"])
        #expect(result.code == 0, "\(result.talk)")
        #expect(
            result.ownKeys == ["answer", "entry", "isCurrent", "left", "rollout", "stage"]
        )
        return Story(
            answer: result.json["answer"] as? String,
            isCurrent: result.json["isCurrent"] as? Bool,
            entry: (result.json["entry"] as? [String: Any])?["index"] as? Int,
            left: result.json["left"] as? Int
        )
    }

    @Test func `a stage that was entered is told by the entry that did it`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            let current = try story("early-access", binary)
            #expect(current.answer == "entered")
            #expect(current.isCurrent == true)
            #expect(current.entry == 3)
            #expect(current.left == nil)
            let past = try story("beta", binary)
            #expect(past.answer == "entered")
            #expect(past.isCurrent == false)
            #expect(past.entry == 2)
            #expect(past.left == 3)
            let text = try binary.sluice(["log", "show", "--why", "beta"]).output
            #expect(text.contains("sample-1.0 was in beta from "))
            #expect(text.contains("entry 3 took it to early-access"))
            #expect(text.contains("Entry 2  advance  advanced"))
        }
    }

    @Test func `the last way in counts, also that of a rollback`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            _ = try binary.sluice(["rollback", "--to", "beta", "--reason", "slow", "--yes"])
            let back = try story("beta", binary)
            #expect(back.isCurrent == true)
            #expect(back.entry == 4)
            _ = try binary.sluice(["rollback", "--reason", "slower", "--yes"])
            #expect(try story("beta", binary).left == 5)
            #expect(try story("planned", binary).entry == 5)
        }
    }

    @Test func `a stage that was refused is told by the newest refusal`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            _ = try binary.sluice(["advance", "--yes"])
            _ = try binary.sluice(["hold", "--reason", "lunch"])
            _ = try binary.sluice(["advance", "--yes", "--to", "launch"])
            let refused = try story("launch", binary)
            #expect(refused.answer == "refused")
            #expect(refused.isCurrent == false)
            #expect(refused.entry == 6)
            let text = try binary.sluice(["log", "show", "--why", "launch"]).output
            #expect(text.contains("sample-1.0 never was in launch; it is in early-access."))
            #expect(text.contains("lunch"))
        }
    }

    @Test func `a stage that nobody asked for is said to be that`() throws {
        try withRollout { binary in
            let untried = try story("launch", binary)
            #expect(untried.answer == "untried")
            #expect(untried.entry == nil)
            #expect(try story("planned", binary).entry == 0)
            let text = try binary.sluice(["log", "show", "--why", "launch"]).output
            #expect(text.contains("no request for it is on record; it is planned"))
        }
    }

    @Test func `a stage that the plan does not have is an error with the nearest one`() throws {
        try withRollout { binary in
            let slip = try binary.sluice(["log", "show", "--why", "bta"])
            #expect(slip.code == 64)
            #expect(slip.talk.contains("the plan has no stage bta; did you mean beta?"))
        }
    }
}
