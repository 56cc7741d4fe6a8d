import Foundation
import Testing

/// Who to ask and where to read, on the command line.
@Suite struct ContactTests {
    private static let plan = """
        sluice: 1
        name: demo
        sources: { f: { command: [echo, "{\\"v\\":5}"] }, suites: { attestation: [ci] } }
        noGo:
          - id: load
            owner: "ann | <b>*team*"
            link: https://wiki.example/load?a=1&b=(2)
            measure: { from: f, value: /v }
            require: { value: "< 3" }
          - id: smoke
            measure: { from: suites, trials: smoke }
            require: { failures: 0, trials: 5 }
        stages: [ { name: beta, cohort: 9, soak: 0s } ]

        """

    private func withPlan(_ body: (Binary) throws -> Void) throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(Self.plan, to: "plan.yaml")
        #expect(try binary.sluice(["plan", "apply", "plan.yaml", "--yes"]).code == 0)
        try body(binary)
    }

    @Test func `a refusal, the wide status, the plan and the report name them`() throws {
        try withPlan { binary in
            let attest = ["attest", "smoke", "--successes", "5", "--failures", "0"]
            let seen = ["--link", "https://ci.example/7", "--reason", "night run"]
            #expect(try binary.sluice(attest + seen, actor: "ci").code == 0)
            let ask = "ask: ann | <b>*team*, https://wiki.example/load?a=1&b=(2)"
            let refused = try binary.sluice(["advance", "--yes"])
            #expect(refused.code == 12)
            #expect(refused.output.contains(ask))
            #expect(!(try binary.sluice(["status"]).output.contains("Who and where")))
            let wide = try binary.sluice(["status", "--wide"]).output
            #expect(wide.contains("no-go load") && wide.contains(ask))
            #expect(wide.contains("by ci, entry 1: night run, https://ci.example/7"))
            #expect(try binary.sluice(["plan", "show"]).output.contains(ask))
            let json = try binary.sluice(["status", "--json"])
            #expect(json.strings("contacts", "id") == ["load", "smoke"])
            #expect(json.strings("obstacles", "owner") == ["ann | <b>*team*"])
            #expect(
                try binary.sluice(["log", "show", "1"]).output.contains("https://ci.example/7")
            )
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `the report escapes what people wrote, and links to addresses alone`() throws {
        try withPlan { binary in
            let markdown = try binary.sluice(["report"]).output
            #expect(markdown.contains("[link](<https://wiki.example/load?a=1&amp;b=(2)>)"))
            #expect(markdown.contains(#"ann \| &lt;b&gt;\*team\*"#))
            let html = try binary.sluice(["report", "--format", "html"]).output
            #expect(html.contains(#"<a href="https://wiki.example/load?a=1&amp;b=(2)""#))
            #expect(html.contains("ann | &lt;b&gt;*team*"))
            #expect(!html.contains("<b>*team*"))
        }
    }

    @Test(arguments: [
        ["--link", "javascript:alert(1)", "--reason", "x"],
        ["--link", "https://a\u{7}", "--reason", "x"],
        ["--link", "https://ann:pw@a.example/", "--reason", "x"],
        ["--link", "https://ci.example/7"],
    ])
    func `a link that is none, or has no words, is refused`(_ words: [String]) throws {
        try withPlan { binary in
            let attest = ["attest", "smoke", "--successes", "5", "--failures", "0"]
            let refused = try binary.sluice(attest + words, actor: "ci")
            #expect(refused.code == 64)
            #expect(!refused.talk.contains("pw"))
        }
    }

    @Test func `an issue that is raised has them too`() throws {
        try withPlan { binary in
            let raise = [
                "blocker", "raise", "bug-7", "--severity", "P0", "--title", "Late", "--owner",
                "kim",
                "--link", "https://bugs.example/7",
            ]
            #expect(try binary.sluice(raise).code == 0)
            let wide = try binary.sluice(["status", "--wide"]).output
            #expect(wide.contains("ask: kim, https://bugs.example/7"))
        }
    }
}
