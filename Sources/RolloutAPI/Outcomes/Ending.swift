package import Rollouts

/// The end of a command: its outcome in a word, and the error unless it succeeded.
package struct Ending: Sendable {
    package let outcome: String
    package let error: AnswerError?

    private init(outcome: String, error: AnswerError?) {
        self.outcome = outcome
        self.error = error
    }

    /// The end of a command that did what it says, and was not a decision.
    package static let done = Self(outcome: "done", error: nil)

    /// Creates the end of a command whose question is answered with no.
    package static func no(_ code: ErrorCode, _ message: String, command: String? = nil) -> Self {
        Self(outcome: "no", error: AnswerError(code, message, command: command))
    }

    /// Creates the end of a command that could not be carried out.
    package init(_ failure: Failure) {
        self.init(outcome: "error", error: AnswerError(failure))
    }

    /// Creates the end of a decision, by its own code unless another one is given.
    package init(_ decision: Decision, code: ErrorCode?) {
        self.init(
            outcome: decision.outcome.published,
            error: code.map { AnswerError($0, decision.summary, command: decision.nextCommand) }
        )
    }

    package init(_ decision: Decision) {
        self.init(decision, code: decision.errorCode)
    }

    package var exitStatus: ExitStatus { error?.code.exitStatus ?? .success }

    /// Returns this end, or if it is a success, one with the outcome and an error beside it.
    package func unless(_ error: AnswerError?) -> Self {
        Self(outcome: outcome, error: self.error ?? error)
    }

    /// Ends the command with its exit code.
    ///
    /// - Throws: The exit status, unless it is success.
    package func conclude() throws {
        if exitStatus != .success { throw exitStatus }
    }
}

extension Decision {
    /// The command to go on with; nil if there is none.
    package var nextCommand: String? { (remedy ?? obstacles.first?.remedy)?.command }
}

extension Outcome {
    /// The word for scripts, in which invalid requests count as refused.
    ///
    /// The exit code distinguishes the two.
    package var published: String { self == .invalid ? Outcome.refused.rawValue : rawValue }
}
