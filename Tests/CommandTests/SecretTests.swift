import Foundation
import Testing

/// A secret is used for its one request, and stands nowhere else.
@Suite struct SecretTests {
    private static let secret = "hunter2-c0rrect-h0rse"

    private static let plan = SamplePlan.text.replacing(
        "  service: { command: [cat, evidence.json], timeout: 5s }",
        with: """
              service:
                http: env:EVIDENCE_URL
                timeout: 3s
                headers: { Authorization: "Bearer file:token" }
            """
    )

    @Test func `neither the log nor the screen shows it, also when the source fails`() throws {
        try withRollout(plan: Self.plan) { binary in
            try binary.write(Self.secret + "\n", to: "token")
            // Nobody listens on port 1; the address itself holds a secret.
            let url = "http://user:\(Self.secret)@127.0.0.1:1/\(Self.secret)?token=\(Self.secret)"
            let environment = ["EVIDENCE_URL": url]
            var shown = ""
            for command in [
                ["attest", "tenant-isolation", "--successes", "1000", "--failures", "0"],
                ["advance", "--yes", "--verbose"], ["advance", "--yes", "--json"],
                ["status"], ["status", "--json"], ["check", "--verbose"], ["doctor"],
                ["mitigation", "done", "db-pool"], ["log", "list", "--json"], ["report"],
            ] {
                let actor = command.first == "attest" ? "ci-bot" : "manager"
                let result = try binary.sluice(command, environment: environment, actor: actor)
                shown += result.output + result.talk
            }
            #expect(shown.contains("service"))
            #expect(!shown.contains(Self.secret))
            #expect(try binary.exposure() == 20)
            for name in try FileManager.default.contentsOfDirectory(atPath: binary.folder.path)
            where name.hasPrefix("sluice.db") {
                let bytes = try Data(contentsOf: binary.folder.appending(path: name))
                #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "\(name)")
            }
        }
    }

    @Test func `a secret that is missing is named, and stops the advance`() throws {
        try withRollout(plan: Self.plan) { binary in
            try binary.write(Self.secret, to: "token")
            try binary.attest()
            _ = try binary.sluice(["advance", "--yes"])
            let result = try binary.sluice(["advance", "--yes"])
            #expect(result.code == 78)
            #expect(result.output.contains("EVIDENCE_URL"))
        }
    }
}
