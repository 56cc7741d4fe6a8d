import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Rollouts
import Values

/// One request and its complete answer.
///
/// Redirects are not followed, as a request may carry a secret meant for one address.
struct HTTPExchange: Sendable {
    let url: String
    let headers: [(name: String, value: String)]
    /// The body of a POST; nil for a GET.
    let body: [UInt8]?
    /// The size limit in bytes; a longer answer is an error.
    let answerBytesMax: Int
    /// The certificates of the connection; nil for those of connections that no plan describes.
    var security: ChannelSecurity?

    struct Response: Sendable {
        let status: Int
        let retryAfter: String?
        let contentType: String?
        /// The moment at which it answered by its own clock; nil if it does not say.
        let answeredAt: Instant?
        let body: [UInt8]

        var isSuccess: Bool { (200..<300).contains(status) }
    }

    /// Sends the request and returns the answer; cancelling the task ends it.
    func response() async throws(Unavailable) -> Response {
        let security = try usedSecurity
        let address = try self.address(for: security)
        do {
            let request = self.request(to: address, by: security)
            // The caller enforces the deadline by cancelling.
            let client = Self.clients.client(namedAs: security.server, of: address)
            let response = try await client.execute(request, timeout: .hours(24))
            let content = try await response.body.collect(upTo: answerBytesMax)
            return Response(
                status: Int(response.status.code),
                retryAfter: response.headers.first(name: "retry-after"),
                contentType: response.headers.first(name: "content-type"),
                answeredAt: response.headers.answeredAt,
                body: Array(content.readableBytesView)
            )
        } catch {
            let why = Self.explanation(
                of: error,
                answerBytesMax: answerBytesMax,
                over: address.isSecure ? security : nil
            )
            throw .sourceFailed(why)
        }
    }

    private var usedSecurity: ChannelSecurity {
        get throws(Unavailable) {
            if let security { return security }
            return try ChannelSecurity.usual
        }
    }

    /// Returns the address in all its parts, since the library that connects stops the whole
    /// process at a port that is none.
    private func address(for security: ChannelSecurity) throws(Unavailable) -> WebAddress {
        let address: WebAddress
        do throws(WebAddress.Problem) {
            address = try WebAddress(url)
        } catch {
            throw .sourceFailed("its address cannot be used: \(error.text)")
        }
        guard address.isSecure || !security.isRequired else {
            throw .sourceFailed("its address is not https, which its certificates are for")
        }
        return address
    }

    private func request(
        to address: WebAddress,
        by security: ChannelSecurity
    ) -> HTTPClientRequest {
        var request = HTTPClientRequest(
            url: security.server.map(address.text(at:)) ?? address.text
        )
        if security.server != nil { request.headers.add(name: "host", value: address.authority) }
        request.tlsConfiguration = address.isSecure ? security.configuration : nil
        request.headers.add(name: "user-agent", value: "sluice")
        if let user = address.user {
            request.setBasicAuth(username: user, password: address.password ?? "")
        }
        for (name, value) in headers {
            request.headers.replaceOrAdd(name: name, value: value)
        }
        if let body {
            request.method = .POST
            request.body = .bytes(body)
        }
        return request
    }

    private static let clients = HTTPClients()
}

extension HTTPHeaders {
    /// The answer's `Date`, and the time for which it has been in a cache since.
    fileprivate var answeredAt: Instant? {
        let age = first(name: "age").flatMap { Int64($0) } ?? 0
        return first(name: "date").flatMap { Instant(httpDate: $0) }
            .map { $0 + .seconds((0...31_536_000).contains(age) ? age : 0) }
    }
}
