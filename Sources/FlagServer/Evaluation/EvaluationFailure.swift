import BoundedHTTP
import JSONCoding
import NIOHTTP1

/// The reason a flag has no answer for a customer, in OFREP's terms.
///
/// Details are always present: without them, the Python client loses the code as well.
struct EvaluationFailure: Error, Hashable, Sendable {
    let code: Code
    let details: String

    enum Code: String, Sendable {
        case parseError = "PARSE_ERROR"
        case invalidContext = "INVALID_CONTEXT"
        case targetingKeyMissing = "TARGETING_KEY_MISSING"
        case flagNotFound = "FLAG_NOT_FOUND"
        case general = "GENERAL"
    }

    init(_ code: Code, _ details: String) {
        self.code = code
        self.details = details
    }

    static let unknownFlag = Self(.flagNotFound, "there is no flag with that key")

    /// Encodes the failure; `key` is nil if the whole bulk call failed.
    func object(key: String?) -> [UInt8] {
        var text = JSONObjectText()
        if let key { text.add("key", key) }
        text.add("errorCode", code.rawValue)
        text.add("errorDetails", details)
        return text.bytes
    }

    func response(key: String?) -> Response {
        Response(code == .flagNotFound ? .notFound : .badRequest, object(key: key))
    }
}
