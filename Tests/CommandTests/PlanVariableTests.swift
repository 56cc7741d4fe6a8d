import Foundation
import Testing

/// One plan's file for many services, on the command line.
@Suite struct PlanVariableTests {
    private static let text = """
        sluice: 1
        name: ${service}-1.0
        description: in ${env}
        variables:
          service:
          env: { default: prod, oneOf: [staging, prod] }
        include: common.yaml
        sources: { f: { command: [echo, "{\\"v\\":0}"] } }
        stages: [ { name: beta, cohort: 9, soak: 0s }, { name: all, cohort: 99, soak: 0s } ]

        """

    private static let shared = """
        noGo: [ { id: v, measure: { from: f, value: /v }, require: { value: "< 3" } } ]

        """

    private func withPlan(_ body: (Binary) throws -> Void) throws {
        let binary = try Binary()
        defer { binary.remove() }
        try binary.write(Self.text, to: "plan.yaml")
        try binary.write(Self.shared, to: "common.yaml")
        try body(binary)
    }

    @Test func `a plan is applied with values, which its rollout keeps`() throws {
        try withPlan { binary in
            let apply = ["plan", "apply", "plan.yaml", "--yes"]
            let refused = try binary.sluice(apply)
            #expect(refused.code == 65)
            #expect(refused.talk.contains("plan.yaml:5:3: error: 'service' has no value"))
            let wrong = try binary.sluice(apply + ["--set", "service=shop", "--set", "env=live"])
            #expect(wrong.talk.contains("'env' is one of staging, prod, not 'live'"))
            #expect(try binary.sluice(apply + ["--set", "service=shop"]).code == 0)
            let status = try binary.sluice(["status", "--json"])
            #expect(status.json["rollout"] as? String == "shop-1.0")
            #expect(status.strings("variables", "value") == ["shop", "prod"])
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
            let entry = try binary.sluice(["log", "show", "0"])
            #expect(entry.output.contains("service=shop, env=prod (default)"))
            #expect(try binary.sluice(["report"]).output.contains("service=shop"))
            #expect(try binary.sluice(["plan", "show"]).output.contains("shop"))
            #expect(try binary.sluice(["plan", "diff", "--exit-code"]).code == 0)
            #expect(try binary.sluice(["log", "verify", "--replay"]).code == 0)
        }
    }

    @Test func `an edit of the file, of what it includes or of a default is noticed`() throws {
        try withPlan { binary in
            try binary.write("service: shop\n", to: "values.yaml")
            let apply = ["plan", "apply", "plan.yaml", "--yes", "--set-file", "values.yaml"]
            #expect(try binary.sluice(apply).code == 0)
            for (file, text) in [
                ("common.yaml", Self.shared.replacing("< 3", with: "< 4")),
                ("plan.yaml", Self.text.replacing("default: prod", with: "default: staging")),
                ("plan.yaml", Self.text.replacing("  env: {", with: "  zone:\n  env: {")),
            ] {
                try binary.write(text, to: file)
                let refused = try binary.sluice(["advance", "--yes"])
                #expect([12, 65].contains(refused.code), "\(refused.output)\(refused.talk)")
                try binary.write(Self.text, to: "plan.yaml")
                try binary.write(Self.shared, to: "common.yaml")
            }
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
        }
    }

    @Test func `the plan in force is applied anew with its values, or with others`() throws {
        try withPlan { binary in
            let first = ["plan", "apply", "plan.yaml", "--yes", "--set", "service=shop"]
            #expect(try binary.sluice(first).code == 0)
            let again = try binary.sluice(["plan", "apply", "--yes"])
            #expect(again.code == 0, "\(again.talk)")
            let differs = ["plan", "diff", "--set", "env=staging"]
            #expect(try binary.sluice(differs).output.contains("in prod → in staging"))
            let staged = try binary.sluice(["plan", "apply", "--yes", "--set", "env=staging"])
            #expect(staged.code == 0, "\(staged.talk)")
            let status = try binary.sluice(["status", "--json"])
            #expect(status.strings("variables", "value") == ["shop", "staging"])
            #expect(try binary.sluice(["advance", "--yes"]).code == 0)
        }
    }

    @Test(arguments: [
        ["--set", "service"], ["--set", "=x"], ["--set", "service=a", "--set", "service=b"],
    ])
    func `a value without a name, and two of one name, are a wrong command`(
        _ words: [String]
    ) throws {
        try withPlan { binary in
            let refused = try binary.sluice(["plan", "check", "plan.yaml"] + words)
            #expect(refused.code == 64)
        }
    }

    @Test func `two services of one file are two rollouts of one log`() throws {
        try withPlan { binary in
            for service in ["shop", "billing"] {
                let apply = ["plan", "apply", "plan.yaml", "--yes", "--set", "service=\(service)"]
                let applied = try binary.sluice(apply)
                #expect(applied.code == 0)
            }
            for service in ["shop", "billing"] {
                let advance = ["advance", "--yes", "--rollout", "\(service)-1.0"]
                let advanced = try binary.sluice(advance)
                #expect(advanced.code == 0)
            }
        }
    }
}
