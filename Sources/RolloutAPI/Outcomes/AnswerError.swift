/// The error of an answer: its kind, its words, and the command to go on with.
package struct AnswerError: Encodable, Sendable {
    package let code: ErrorCode
    package let message: String
    package let command: String?

    package init(_ code: ErrorCode, _ message: String, command: String? = nil) {
        self.code = code
        self.message = message
        self.command = command
    }

    package init(_ failure: Failure) {
        self.init(failure.code, failure.description, command: failure.command)
    }
}
