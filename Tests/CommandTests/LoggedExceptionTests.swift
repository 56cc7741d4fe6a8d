import Foundation
import Testing

/// Exceptions that people granted a rollout, found in the log.
@Suite struct LoggedExceptionTests {
    @Test func `an accepted mitigation is listed among the exceptions`() throws {
        try withRollout { binary in
            try binary.reach("beta")
            try binary.write(SamplePlan.evidence(pool: 50), to: "evidence.json")
            let accepted = try binary.sluice(
                ["advance", "--yes", "--accept", "db-pool", "--reason", "a supplier"]
            )
            #expect(accepted.code == 0, "\(accepted.output)")
            let waive = ["waive", "tickets", "--until", "1d", "--reason", "counted twice"]
            #expect(try binary.sluice(waive).code == 0)
            let listed = try binary.sluice(["log", "list", "--exceptions", "--json"])
            let kinds = (listed.json["entries"] as? [[String: Any]] ?? []).map {
                $0["kind"] as? String
            }
            #expect(kinds == ["advance", "waive"])
            let report = try binary.sluice(["report"])
            let lines = "- **db-pool** Scale the pool\n  - Gone on without by manager, "
            #expect(report.output.contains(lines))
            let json = try binary.sluice(["report", "--format", "json"]).json
            let exceptions = json["exceptions"] as? [[String: Any]] ?? []
            #expect(exceptions.map { $0["kind"] as? String } == ["accepted", "waived"])
            #expect(exceptions.allSatisfy { $0["isInForce"] as? Bool == true })
        }
    }
}
