import RolloutAPI
import Rollouts
import Statistics
import Testing
import Values

/// The fields of each command, as a server reads them from JSON.
@Suite struct FieldsTests {
    private static let now = Instant(milliseconds: 1_764_000_000_000)

    /// A kind of fields, with a function that makes the command of some JSON.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let command: @Sendable (String) throws(FieldProblem) -> Command

        init<Fields: CommandFields>(_ fields: Fields.Type) {
            testDescription = "\(fields)"
            command = { json throws(FieldProblem) in
                try Fields(json: Array(json.utf8)).command(at: FieldsTests.now)
            }
        }
    }

    @Test func `each command is made of its fields`() throws {
        let week = Self.now + .seconds(7 * 86_400)
        let blocker = BlockerDetails(id: "x", severity: .p1, title: "t", before: "beta")
        let clean = try #require(Proportion(failures: 1, trials: 4))
        let made: [(Kind, String, Command)] = [
            (Kind(AdvanceFields.self), "{}", .advance(to: nil, accepting: [], reason: nil)),
            (
                Kind(AdvanceFields.self), #"{"to": "b", "accept": ["m"], "reason": "r"}"#,
                .advance(to: "b", accepting: ["m"], reason: "r")
            ),
            (
                Kind(HoldFields.self), #"{"reason": "r", "hold": "h", "expires": "7d"}"#,
                .hold(id: "h", reason: "r", expires: week)
            ),
            (Kind(ResumeFields.self), #"{"reason": "r"}"#, .resume(id: nil, reason: "r")),
            (Kind(RollbackFields.self), #"{"reason": "r"}"#, .rollback(to: nil, reason: "r")),
            (
                Kind(ApproveFields.self), #"{"stage": "b", "role": "lead"}"#,
                .approve(stage: "b", role: "lead", reason: nil)
            ),
            (
                Kind(WaiveFields.self),
                #"{"subject": "c", "until": "2025-12-01T16:00:00Z", "reason": "r"}"#,
                .waive(subject: "c", until: week, reason: "r")
            ),
            (
                Kind(AttestFields.self), #"{"subject": "s", "successes": 3, "failures": 1}"#,
                .attest(subject: "s", result: .counts(clean))
            ),
            (
                Kind(AttestFields.self), #"{"subject": "s", "value": 2.5}"#,
                .attest(subject: "s", result: .value(2.5))
            ),
            (
                Kind(RiskAcceptFields.self), #"{"id": "x", "reason": "r"}"#,
                .acceptRisk(id: "x", reason: "r")
            ),
            (
                Kind(BlockerRaiseFields.self),
                #"{"id": "x", "severity": "P1", "title": "t", "before": "beta"}"#,
                .raiseBlocker(blocker: blocker, reason: nil)
            ),
            (
                Kind(BlockerClearFields.self), #"{"id": "x", "evidence": "e", "reason": "r"}"#,
                .clearBlocker(id: "x", evidence: "e", reason: "r")
            ),
            (
                Kind(BlockerReopenFields.self), #"{"id": "x", "reason": "r"}"#,
                .reopenBlocker(id: "x", reason: "r")
            ),
            (
                Kind(MitigationDoneFields.self), #"{"id": "x"}"#,
                .mitigationDone(id: "x", reason: "carried out")
            ),
        ]
        for (kind, json, command) in made {
            #expect(try kind.command(json) == command, "\(kind.testDescription) \(json)")
        }
    }

    @Test(
        arguments: [
            (Kind(AdvanceFields.self), #"{"accept": ["m"]}"#, "reason", "accept needs a reason"),
            (Kind(AdvanceFields.self), #"{"reason": " "}"#, "reason", "a reason must not be blank"),
            (Kind(AdvanceFields.self), #"{"accept": "m"}"#, "accept", "accept is not a list"),
            (
                Kind(AdvanceFields.self), #"{"too": "b"}"#, "too",
                "there is no field too; did you mean to?"
            ),
            (Kind(ResumeFields.self), "{}", "reason", "reason is missing"),
            (Kind(ResumeFields.self), #"{"reason": null}"#, "reason", "reason is missing"),
            (Kind(HoldFields.self), #"{"reason": 3}"#, "reason", "reason is not text"),
            (Kind(ResumeFields.self), #"{"reason": "\n"}"#, "reason", "a reason must not be blank"),
            (
                Kind(HoldFields.self), #"{"reason": "r", "expires": "soon"}"#, "expires",
                "expires is neither a length from now (7d) nor a time (2026-12-01T12:00Z, "
                    + "2026-12-01T13:00+01:00)"
            ),
            (Kind(HoldFields.self), "[]", "", "the fields are not a JSON object"),
            (Kind(HoldFields.self), "{", "", "the fields are not a JSON object"),
            (Kind(ResumeFields.self), #"{"reason": ""}"#, "reason", "a reason must not be blank"),
            (Kind(ApproveFields.self), #"{"role": 1}"#, "role", "role is not text"),
            (
                Kind(WaiveFields.self), #"{"subject": "c", "reason": "r"}"#, "until",
                "until is missing"
            ),
            (
                Kind(WaiveFields.self), #"{"subject": "c", "until": "7d", "reason": ""}"#, "reason",
                "a reason must not be blank"
            ),
            (
                Kind(AttestFields.self), #"{"subject": "s", "successes": 3}"#, "failures",
                "give successes and failures, or value"
            ),
            (
                Kind(AttestFields.self), #"{"subject": "s", "successes": 3, "value": 1}"#, "value",
                "give value, a finite number, or successes and failures"
            ),
            (
                Kind(AttestFields.self), #"{"subject": "s", "successes": -1, "failures": 2}"#,
                "successes", "successes and failures are whole numbers from 0"
            ),
            (
                Kind(AttestFields.self), #"{"subject": "s", "successes": 1, "failures": -2}"#,
                "failures", "successes and failures are whole numbers from 0"
            ),
            (
                Kind(AttestFields.self), #"{"subject": "s", "successes": 1.5, "failures": 2}"#,
                "", "a field has a value that is not allowed"
            ),
            (Kind(RiskAcceptFields.self), #"{"reason": "r"}"#, "id", "id is missing"),
            (
                Kind(BlockerRaiseFields.self), #"{"id": "X", "severity": "P1", "title": "t"}"#,
                "id",
                "an id has 1 to 100 of a-z 0-9 . _ -"
            ),
            (
                Kind(BlockerRaiseFields.self), #"{"id": "x", "severity": "P9", "title": "t"}"#,
                "severity", "severity has a value that is not allowed"
            ),
            (
                Kind(BlockerRaiseFields.self), #"{"id": "x", "severity": "P1", "title": " "}"#,
                "title", "a title must not be blank"
            ),
            (
                Kind(BlockerClearFields.self), #"{"id": "x", "evidence": "", "reason": "r"}"#,
                "evidence", "evidence must not be blank"
            ),
            (
                Kind(BlockerReopenFields.self), #"{"id": "x", "reason": ""}"#, "reason",
                "a reason must not be blank"
            ),
            (Kind(MitigationDoneFields.self), "{}", "id", "id is missing"),
        ] as [(Kind, String, String, String)]
    )
    func `a wrong field is named, with the reason`(
        kind: Kind,
        json: String,
        field: String,
        message: String
    ) throws {
        let problem = #expect(throws: FieldProblem.self) { try kind.command(json) }
        #expect(problem?.field == field)
        #expect(problem?.message == message)
    }

    @Test func `a reason of more than 2,000 characters is too long`() throws {
        let reason = String(repeating: "x", count: 2_000)
        _ = try ResumeFields(reason: reason).command(at: Self.now)
        let problem = #expect(throws: FieldProblem.self) {
            try ResumeFields(reason: reason + "x").command(at: Self.now)
        }
        #expect(problem?.message == "a reason must have at most 2,000 characters")
    }

    @Test func `the command line names fields as options, and ends with 64`() throws {
        let problem = try #require(
            #expect(throws: FieldProblem.self) {
                try AdvanceFields(accept: ["m"]).command(at: Self.now)
            }
        )
        #expect(problem.message { "--\($0)" } == "--accept needs a --reason")
        #expect(Failure(problem).status == .usage)
        #expect(Failure(problem).description == "accept needs a reason")
    }
}
