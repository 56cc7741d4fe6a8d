import Foundation
import Testing

/// Answers that must agree with each other, whoever asks in which form.
@Suite struct AnswerTests {
    @Test func `every command's JSON is one object with a version`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            let commands = [
                ["status"], ["check"], ["advance", "--dry-run"], ["plan", "show"],
                ["plan", "check", "plan.yaml"], ["plan", "diff", "plan.yaml"], ["log", "list"],
                ["log", "show", "1"], ["log", "verify"], ["blocker", "list"],
                ["mitigation", "list"], ["doctor"], ["report"], ["guard", "--once"],
                ["hold", "--reason", "x"], ["hold"], ["advance", "--nonsense"],
                ["log", "show", "x"],
                ["log", "show", "999"], ["log", "show", "--why", "beta"], ["log", "at", "0s"],
                ["log", "list", "--kind", "x"], ["init", "new.yaml"],
                ["stats", "bound", "--failures", "0", "--trials", "9"],
            ]
            for command in commands {
                let result = try binary.sluice(command + ["--json"])
                #expect(result.json["schemaVersion"] as? Int == 1, "\(command): \(result.output)")
                #expect(result.json["exitCode"] as? Int == Int(result.code), "\(command)")
                #expect((result.json["outcome"] as? String)?.isEmpty == false, "\(command)")
                let error = result.json["error"] as? [String: Any]
                #expect((error == nil) == (result.code == 0), "\(command): \(result.output)")
                let code = error?["code"] as? String ?? ""
                #expect(error == nil || !code.isEmpty, "\(command)")
            }
        }
    }

    @Test func `check gives the code that advance gives`() throws {
        try withRollout { binary in
            func codes() throws -> [Int32] {
                [
                    try binary.sluice(["check"]).code,
                    try binary.sluice(["advance", "--dry-run"]).code,
                ]
            }
            #expect(try codes() == [10, 10])
            try binary.attest()
            #expect(try codes() == [0, 0])
            try binary.write(
                SamplePlan.text.replacing("soak: 1h", with: "soak: 2h"),
                to: "plan.yaml"
            )
            #expect(try codes() == [12, 12])
            let status = try binary.sluice(["status"])
            #expect(status.output.contains("was changed since it was applied"))
        }
    }

    @Test func `a guard that cannot see says so, and trips nothing`() throws {
        try withRollout { binary in
            try binary.reach("early-access")
            try FileManager.default.removeItem(at: binary.folder.appending(path: "evidence.json"))
            let blind = try binary.sluice(["guard", "--once"])
            #expect(blind.code == 20)
            #expect(blind.output.contains("cannot be decided: error-rate"))
            #expect(try binary.exposure() == 5_000)
        }
    }

    @Test func `a guard with nothing to watch is done`() throws {
        try withRollout { binary in
            let idle = try binary.sluice(["guard", "--once"])
            #expect(idle.code == 0)
            #expect(idle.output.contains("no rollout is live"))
        }
    }

    @Test func `an entry shows what was said`() throws {
        try withRollout { binary in
            _ = try binary.sluice(["hold", "--reason", "the moon is full"])
            _ = try binary.sluice(
                [
                    "blocker", "raise", "bug", "--severity", "P2", "--title", "It leaks",
                    "--workaround", "a bucket",
                ]
            )
            #expect(try binary.sluice(["log", "show", "1"]).output.contains("the moon is full"))
            let raised = try binary.sluice(["log", "show", "2"]).output
            #expect(raised.contains("P2 bug: It leaks"))
            #expect(raised.contains("a bucket"))
        }
    }

    @Test func `a slip in a command's name is answered with the name`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        #expect(try binary.sluice(["advnace"]).talk.contains("Did you mean 'advance'?"))
        #expect(try binary.sluice(["log", "verifi"]).talk.contains("Did you mean 'verify'?"))
    }

    @Test func `help about a command that there is not is a mistake`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        for words in [["help", "nosuch"], ["nosuch"], ["log", "nosuch"], ["help", "log", "x"]] {
            let result = try binary.sluice(words + ["--json"])
            #expect(result.code == 64, "\(words)")
            #expect(result.errorCode == "unknown-command", "\(words)")
        }
        #expect(try binary.sluice(["help", "log", "list"]).code == 0)
        #expect(try binary.sluice(["help"]).code == 0)
    }

    @Test func `the notice of a mistake in a plan begins with its place`() throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write("sluice: 1\nnmae: x\n", to: "bad.yaml")
        let words = try binary.sluice(["plan", "check", "bad.yaml"])
        #expect(words.code == 65)
        let lines = words.talk.split(separator: "\n")
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("bad.yaml:") })
        #expect(lines.last?.hasSuffix("once mended: sluice plan check bad.yaml") == true)
        let json = try binary.sluice(["plan", "check", "bad.yaml", "--json"])
        let diagnostics = json.json["diagnostics"] as? [[String: Any]] ?? []
        #expect(diagnostics.contains { $0["line"] as? Int == 2 && $0["column"] as? Int == 1 })
    }
}
