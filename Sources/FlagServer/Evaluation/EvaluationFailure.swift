import JSONCoding
import NIOHTTP1

/// Why a flag has no answer for somebody, in OFREP's terms.
///
/// It always has details: a client of Python that misses them loses the code as well.
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

    static let unknownFlag = Self(.flagNotFound, "there is no flag of that key")

    /// A failure of the whole bulk call has no key.
    func object(key: String?) -> [UInt8] {
        var text = JSONObjectText()
        if let key { text.add("key", key) }
        text.add("errorCode", code.rawValue)
        text.add("errorDetails", details)
        return text.bytes
    }

    func reply(key: String?) -> Reply {
        Reply(code == .flagNotFound ? .notFound : .badRequest, object(key: key))
    }
}
