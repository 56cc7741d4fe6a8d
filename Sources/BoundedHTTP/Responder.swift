package import NIOCore
package import NIOHTTP1

/// Answers the requests that a server has received completely.
package protocol Responder: Sendable {
    func answer(to request: ReceivedRequest) -> Answer
    /// Renders the refusal of a request that was not received completely.
    func response(to refusal: Refusal) -> Response
}

/// A request that keeps the rules of HTTP, asked for under a name of this server.
package struct ReceivedRequest: Sendable {
    /// The head, whose `uri` is a path with its query, or `*`.
    package let head: HTTPRequestHead
    /// Nil if it is empty.
    package let body: ByteBuffer?
    package let client: ClientAddress
}

package enum Answer: Sendable {
    case now(Response)
    /// An answer that has to wait for something; the connection is not read meanwhile.
    case later(@Sendable () async -> Response)
}
