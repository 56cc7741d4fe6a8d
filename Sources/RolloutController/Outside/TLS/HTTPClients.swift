import AsyncHTTPClient
import NIOCore
import NIOSSL
import Synchronization
import Values

/// The clients that send requests: one for all, and one for each name of a server that is not its
/// address's host.
///
/// They live as long as the process, so that none is shut down during a request.
final class HTTPClients: Sendable {
    private let usual = HTTPClients.made()
    private let others = Mutex<[Alias: HTTPClient]>([:])

    private struct Alias: Hashable {
        let name: String
        let host: String
    }

    /// Returns the client that asks the address's host for the certificate of a name.
    func client(namedAs name: String?, of address: WebAddress) -> HTTPClient {
        guard let name else { return usual }
        let alias = Alias(name: name, host: address.host)
        return others.withLock { others in
            if let known = others[alias] { return known }
            let client = Self.made(alias)
            others[alias] = client
            return client
        }
    }

    /// Refuses a connection before anything is sent, unless its certificate bears a name.
    ///
    /// By itself, a certificate would do that bears the address to which the connection goes.
    private static func verified(
        _ channel: any Channel,
        bearing name: String
    ) -> EventLoopFuture<Void> {
        channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
            guard certificate?.bears(name) == true else { throw OtherServer() }
        }
        .flatMapErrorThrowing { error in
            channel.close(promise: nil)
            throw error
        }
    }

    private static func made(_ alias: Alias? = nil) -> HTTPClient {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.tlsConfiguration = .ofClients
        configuration.timeout.connect = .seconds(10)
        configuration.connectionPool.idleTimeout = .seconds(5)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
        // A refused connection is an answer; retrying until the deadline would only hide it.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let alias {
            configuration.dnsOverride = [alias.name: alias.host]
            configuration.httpVersion = .http1Only
            configuration.http1_1ConnectionDebugInitializer = { verified($0, bearing: alias.name) }
        }
        return HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup,
            configuration: configuration
        )
    }
}
