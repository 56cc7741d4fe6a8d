import JSONCoding
import NIOHTTP1

extension Reply {
    /// Returns an answer that describes a problem with the request or the server.
    static func trouble(
        _ status: HTTPResponseStatus,
        _ details: String,
        fields: [(String, String)] = []
    ) -> Reply {
        var text = JSONObjectText()
        text.add("errorDetails", details)
        return Reply(status, text.bytes, fields: [("Cache-Control", "no-store")] + fields)
    }

    static let notFound = trouble(.notFound, "there is nothing here")
    static let tooLarge = trouble(
        .payloadTooLarge,
        "a body has at most \(ConnectionLimits.bodyBytesMax) bytes"
    )
    static let tooSlow = trouble(.requestTimeout, "the request was not completed in time")
    static let notHTTP = trouble(.badRequest, "that is not an HTTP request")
    static let headTooLarge = trouble(
        .requestHeaderFieldsTooLarge,
        "a request's head has at most \(ConnectionLimits.headBytesMax) bytes"
    )
    static let unauthorized = Reply(
        .unauthorized,
        fields: [("Cache-Control", "no-store"), ("WWW-Authenticate", "Bearer")]
    )
    /// `Retry-After` is in seconds: OFREP specifies a date, which its Python client cannot parse.
    static let tooMany = Reply(
        .tooManyRequests,
        fields: [("Cache-Control", "no-store"), ("Retry-After", "1")]
    )
    static let notKnownYet = trouble(
        .serviceUnavailable,
        "the flags are not known yet",
        fields: [("Retry-After", "1")]
    )

    static func wrongMethod(allowed: String) -> Reply {
        trouble(
            .methodNotAllowed,
            "the method must be one of: \(allowed)",
            fields: [("Allow", allowed)]
        )
    }
}
