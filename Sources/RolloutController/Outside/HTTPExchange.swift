import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Rollouts

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

    struct Response: Sendable {
        let status: Int
        let retryAfter: String?
        let contentType: String?
        let body: [UInt8]

        var isSuccess: Bool { (200..<300).contains(status) }
    }

    /// Sends the request and returns the answer; cancelling the task ends it.
    func response() async throws(Unavailable) -> Response {
        do {
            // The caller enforces the deadline by cancelling.
            let response = try await Self.client.execute(request, timeout: .hours(24))
            let content = try await response.body.collect(upTo: answerBytesMax)
            return Response(
                status: Int(response.status.code),
                retryAfter: response.headers.first(name: "retry-after"),
                contentType: response.headers.first(name: "content-type"),
                body: Array(content.readableBytesView)
            )
        } catch {
            throw .sourceFailed(Self.explanation(of: error, answerBytesMax: answerBytesMax))
        }
    }

    private var request: HTTPClientRequest {
        var address = URLComponents(string: url)
        let (user, password) = (address?.user, address?.password)
        address?.user = nil
        address?.password = nil
        var request = HTTPClientRequest(url: address?.string ?? url)
        request.headers.add(name: "user-agent", value: "sluice")
        if let user { request.setBasicAuth(username: user, password: password ?? "") }
        for (name, value) in headers {
            request.headers.replaceOrAdd(name: name, value: value)
        }
        if let body {
            request.method = .POST
            request.body = .bytes(body)
        }
        return request
    }

    /// Lives as long as the process, so that it is never shut down during a request.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(10)
        configuration.connectionPool.idleTimeout = .seconds(5)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
        // A refused connection is an answer; retrying until the deadline would only hide it.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup,
            configuration: configuration
        )
    }()
}
