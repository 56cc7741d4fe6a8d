import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
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
        let request = try request
        do {
            // The caller enforces the deadline by cancelling.
            let response = try await Self.client.execute(request, timeout: .hours(24))
            let content = try await response.body.collect(upTo: answerBytesMax)
            return Response(
                status: Int(response.status.code),
                retryAfter: response.headers.first(name: "retry-after"),
                contentType: response.headers.first(name: "content-type"),
                answeredAt: response.headers.answeredAt,
                body: Array(content.readableBytesView)
            )
        } catch {
            throw .sourceFailed(Self.explanation(of: error, answerBytesMax: answerBytesMax))
        }
    }

    private var request: HTTPClientRequest {
        get throws(Unavailable) { request(to: try address) }
    }

    /// The address in all its parts, since the library that connects stops the whole process at
    /// a port that is none.
    private var address: WebAddress {
        get throws(Unavailable) {
            do throws(WebAddress.Problem) {
                return try WebAddress(url)
            } catch {
                throw .sourceFailed("its address cannot be used: \(error.text)")
            }
        }
    }

    private func request(to address: WebAddress) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address.text)
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

    /// Lives as long as the process, so that it is never shut down during a request.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // RFC 8996: what came before TLS 1.2 is not to be used.
        configuration.tlsConfiguration = .makeClientConfiguration()
        configuration.tlsConfiguration?.minimumTLSVersion = .tlsv12
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

extension HTTPHeaders {
    /// The answer's `Date`, and the time for which it has been in a cache since.
    fileprivate var answeredAt: Instant? {
        let age = first(name: "age").flatMap { Int64($0) } ?? 0
        return first(name: "date").flatMap { Instant(httpDate: $0) }
            .map { $0 + .seconds((0...31_536_000).contains(age) ? age : 0) }
    }
}
