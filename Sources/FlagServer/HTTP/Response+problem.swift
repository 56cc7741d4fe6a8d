import BoundedHTTP
import JSONCoding
import NIOHTTP1

extension Response {
    /// Returns an answer that describes a problem with the request or the server.
    static func problem(
        _ status: HTTPResponseStatus,
        _ details: String,
        fields: [(String, String)] = []
    ) -> Response {
        var text = JSONObjectText()
        text.add("errorDetails", details)
        return Response(status, text.bytes, fields: [("Cache-Control", "no-store")] + fields)
    }

    static let notFound = problem(.notFound, "there is nothing here")
    static let notJSON = problem(
        .unsupportedMediaType,
        "the body must be application/json, and its Content-Type must say so"
    )
    static let unauthorized = Response(
        .unauthorized,
        fields: [("Cache-Control", "no-store"), ("WWW-Authenticate", "Bearer")]
    )
    /// `Retry-After` is in seconds: OFREP specifies a date, which its Python client cannot parse.
    static let tooMany = Response(
        .tooManyRequests,
        fields: [("Cache-Control", "no-store"), ("Retry-After", "1")]
    )
    static let notKnown = problem(
        .serviceUnavailable,
        "the flags are not known",
        fields: [("Retry-After", "1")]
    )

    static func wrongMethod(allowed: String) -> Response {
        problem(
            .methodNotAllowed,
            "the method must be one of: \(allowed)",
            fields: [("Allow", allowed)]
        )
    }
}
