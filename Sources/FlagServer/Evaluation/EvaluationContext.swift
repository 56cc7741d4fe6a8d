import JSONCoding
import NIOCore

/// The customer that a request asks about; other attributes of the context are ignored.
struct EvaluationContext: Sendable {
    /// The key in UTF-8, which is never empty.
    let targetingKey: [UInt8]

    /// Parses the body of an evaluation request.
    ///
    /// `null` counts as a value of the wrong type, not as a missing value.
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
