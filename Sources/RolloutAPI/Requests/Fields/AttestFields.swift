package import Rollouts
import Statistics
package import Values

package struct AttestFields: CommandFields {
    package var subject: String
    package var successes: Int?
    package var failures: Int?
    package var value: Double?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case subject, successes, failures, value
    }

    package init(
        subject: String,
        successes: Int? = nil,
        failures: Int? = nil,
        value: Double? = nil
    ) {
        self.subject = subject
        self.successes = successes
        self.failures = failures
        self.value = value
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        .attest(subject: subject, result: try result())
    }

    private func result() throws(FieldProblem) -> Attestation.Result {
        if let value {
            guard successes == nil, failures == nil, value.isFinite else {
                throw FieldProblem(
                    field: "value",
                    message: """
                        give \(field: "value"), a finite number, or \(field: "successes") and \
                        \(field: "failures")
                        """
                )
            }
            return .value(value)
        }
        guard let successes, let failures else {
            throw FieldProblem(
                field: successes == nil ? "successes" : "failures",
                message: """
                    give \(field: "successes") and \(field: "failures"), or \(field: "value")
                    """
            )
        }
        let (trials, overflow) = successes.addingReportingOverflow(failures)
        guard successes >= 0, !overflow, let counts = Proportion(failures: failures, trials: trials)
        else {
            throw FieldProblem(
                field: successes < 0 ? "successes" : "failures",
                message: "successes and failures are whole numbers from 0"
            )
        }
        return .counts(counts)
    }
}
