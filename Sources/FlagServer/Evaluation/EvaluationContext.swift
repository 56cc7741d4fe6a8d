import JSONCoding
import NIOCore

/// Whom a request asks for; whatever else a client tells of its user is not needed.
struct EvaluationContext: Sendable {
    /// UTF-8, and not empty.
    let targetingKey: [UInt8]

    /// Reads the body of an evaluation.
    ///
    /// A `null` is a value of a wrong type, and not a missing one.
    init(parsing body: ByteBuffer?) throws(EvaluationFailure) {
        let request = try Self.json(body)
        guard case .object = request else {
            throw EvaluationFailure(.parseError, "the body is not an object")
        }
        guard let context = request["context"] else {
            throw EvaluationFailure(.targetingKeyMissing, "the body has no context")
        }
        guard case .object = context else {
            throw EvaluationFailure(.invalidContext, "the context is not an object")
        }
        guard let key = context["targetingKey"] else {
            throw EvaluationFailure(.targetingKeyMissing, "the context has no targetingKey")
        }
        guard case .string(let text) = key else {
            throw EvaluationFailure(.invalidContext, "the targetingKey is not a string")
        }
        guard !text.isEmpty else {
            throw EvaluationFailure(.targetingKeyMissing, "the targetingKey is empty")
        }
        targetingKey = Array(text.utf8)
    }

    private static func json(_ body: ByteBuffer?) throws(EvaluationFailure) -> JSON {
        do {
            return try JSON(parsing: body?.readableBytesView ?? ByteBufferView())
        } catch {
            throw EvaluationFailure(.parseError, "\(error)")
        }
    }
}
