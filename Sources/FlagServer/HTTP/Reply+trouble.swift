import JSONCoding
import NIOHTTP1

extension Reply {
    /// An answer that says what is wrong with what was asked, or with the server.
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
    static let tooSlow = trouble(.requestTimeout, "the request did not come to its end")
    static let notHTTP = trouble(.badRequest, "that is no request of HTTP")
    static let headTooLarge = trouble(
        .requestHeaderFieldsTooLarge,
        "a request's head has at most \(ConnectionLimits.headBytesMax) bytes"
    )
    static let unauthorized = Reply(
        .unauthorized,
        fields: [("Cache-Control", "no-store"), ("WWW-Authenticate", "Bearer")]
    )
    /// In seconds: OFREP's text names a date, which its client of Python cannot read.
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
            "the method has to be one of: \(allowed)",
            fields: [("Allow", allowed)]
        )
    }
}
