import AuditLog
import RolloutAPI
import RolloutController
import Testing

@Suite struct FailureTests {
    @Test func `an error of any layer has its exit status`() {
        let cases: [(any Error, RolloutAPI.ExitStatus)] = [
            (CancellationError(), .internalError),
            (PlanFileError.invalid(plan: nil, values: [:], []), .invalidPlan),
            (RolloutLogError.missingPlan(entry: 1), .conflict),
            (RolloutLogError.otherCustomers(entry: 1), .alteredEntry),
            (ExportError.lineTooLong(number: 1), .alteredEntry),
            (Failure("x", .held), .held),
        ]
        for (error, status) in cases { #expect(Failure(error).status == status, "\(error)") }
    }

    @Test func `an unknown error keeps its insides to itself, unless it is asked`() {
        struct Secret: Error { let password = "hunter2" }
        #expect(!Failure(Secret()).description.contains("hunter2"))
        #expect(Failure(Secret(), verbose: true).description.contains("hunter2"))
    }

    @Test func `an unknown word gets the nearest one, or a list`() {
        #expect(
            Failure(unknown: "betta", "the plan has no stage", among: ["beta", "launch"])
                .description == "the plan has no stage betta; did you mean beta?"
        )
        #expect(
            Failure(unknown: "x\u{1B}", "there is no", among: ["beta", "launch"]).description
                == "there is no x\u{FFFD}; there is beta, launch"
        )
        #expect(Failure(unknown: "x", "no", among: []).description == "no x; there is none")
    }
}
