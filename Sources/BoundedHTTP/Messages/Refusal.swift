package import NIOHTTP1

/// The reason a server does not take a request; the connection ends with it.
package enum Refusal: Hashable, Sendable {
    case notHTTP
    case version
    case headTooLarge
    case tooLarge(bytesMax: Int)
    case tooSlow
    /// There is no `Host`, more than one, or it is not a name.
    case host
    /// The name is not one of this server.
    case otherHost
    case target
    /// The body's length cannot be known for certain.
    case framing
    case transferCoding
    case contentCoding
    case tunnel
    case expectation

    package var status: HTTPResponseStatus {
        switch self {
        case .notHTTP, .host, .target, .framing: .badRequest
        case .version: .httpVersionNotSupported
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .tooLarge: .payloadTooLarge
        case .tooSlow: .requestTimeout
        case .otherHost: .misdirectedRequest
        case .transferCoding, .tunnel: .notImplemented
        case .contentCoding: .unsupportedMediaType
        case .expectation: .expectationFailed
        }
    }

    package var text: String {
        switch self {
        case .notHTTP: "that is not an HTTP request"
        case .version: "only HTTP/1.1 and HTTP/1.0 are spoken here"
        case .headTooLarge:
            "a request's head has at most \(ConnectionLimits.headBytesMax) bytes"
        case .tooLarge(let bytesMax): "a body has at most \(bytesMax) bytes"
        case .tooSlow: "the request was not completed in time"
        case .host: "a request has exactly one Host, with a name or an address"
        case .otherHost:
            "this server does not answer to the name in Host; its owner can give it that name"
        case .target: "the target of the request is not a path on an http server"
        case .framing: "a body has a Content-Length or the transfer coding chunked, not both"
        case .transferCoding: "no transfer coding but chunked is known here"
        case .contentCoding: "a body must not be compressed"
        case .tunnel: "there are no tunnels here"
        case .expectation: "no expectation but 100-continue is met here"
        }
    }
}
