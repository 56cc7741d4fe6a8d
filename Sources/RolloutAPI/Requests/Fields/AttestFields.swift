package import Rollouts
import Statistics
package import Values

package struct AttestFields: CommandFields {
    package var subject: String
    package var successes: Int?
    package var failures: Int?
    package var value: Double?
    package var replaces: [Int]?
    package var reason: String?
    package var link: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case subject, successes, failures, value, replaces, reason, link
    }

    package init(
        subject: String,
        successes: Int? = nil,
        failures: Int? = nil,
        value: Double? = nil,
        replaces: [Int]? = nil,
        reason: String? = nil,
        link: String? = nil
    ) {
        self.subject = subject
        self.successes = successes
        self.failures = failures
        self.value = value
        self.replaces = replaces
        self.reason = reason
        self.link = link
    }

    package func command(at now: Instant) throws(FieldProblem) -> Command {
        let replaced = replaces ?? []
        if let reason {
            try RecordText.check(reason, of: "reason")
        } else if !replaced.isEmpty {
            throw FieldProblem(
                field: "reason",
                message: "give \(field: "reason"): \(field: "replaces") undoes what somebody saw"
            )
        }
        let link = try WebLink(field: link)
        if link != nil, reason == nil {
            throw FieldProblem(
                field: "reason",
                message: "give \(field: "reason"): the words for what \(field: "link") shows"
            )
        }
        let isWithdrawal =
            !replaced.isEmpty && successes == nil && failures == nil && value == nil
        return .attest(
            subject: subject,
            result: isWithdrawal ? nil : try result(),
            replaces: replaced,
            reason: reason,
            link: link
        )
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
