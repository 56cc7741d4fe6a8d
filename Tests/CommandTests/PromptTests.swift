import Foundation
import Testing

/// The question before an advance, on a terminal.
@Suite struct PromptTests {
    @Test func `yes advances, and anything else changes nothing`() throws {
        try withRollout { binary in
            try binary.attest()
            let no = try binary.prompt(["advance"], answer: "n")
            #expect(no.code == 75)
            #expect(no.output.contains("nothing was changed"))
            #expect(try binary.exposure() == 0)
            let yes = try binary.prompt(["advance"], answer: "y")
            #expect(yes.code == 0, "\(yes.output)")
            #expect(try binary.exposure() == 20)
        }
    }

    @Test func `nothing is asked where the answer would be no`() throws {
        try withRollout { binary in
            let refused = try binary.prompt(["advance"], answer: "y")
            #expect(refused.code == 10)
            #expect(!refused.output.contains("[y/N]"))
        }
    }

    @Test func `a prompt that stays open makes no soak shorter`() throws {
        try withRollout { binary in
            try binary.attest()
            let start = Date()
            let yes = try binary.prompt(["advance"], answer: "y", after: 2)
            #expect(yes.code == 0, "\(yes.output)")
            let shown = try binary.sluice(["log", "show", "2", "--json"])
            let text = try #require(shown.json["time"] as? String)
            let time = try Date(
                text,
                strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            )
            #expect(time > start.addingTimeInterval(2))
        }
    }

    @Test func `an answer counts for what was shown, and not for what came meanwhile`() throws {
        try withRollout { binary in
            try binary.attest()
            let yes = try binary.prompt(
                ["advance"],
                answer: "y",
                meanwhile: "exec \"$0\" hold --reason meanwhile --actor other"
            )
            #expect(yes.code == 3, "\(yes.output)")
            #expect(try binary.exposure() == 0)
            let status = try binary.sluice(["status", "--json"])
            #expect((status.json["holds"] as? [Any])?.count == 1)
        }
    }
}
