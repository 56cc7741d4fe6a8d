import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals
package import Values

/// Serves add-checkpoint (c2sp.org/tlog-witness v1.0.0) over HTTP.
///
/// There is no TLS and no authentication: a request is judged by the signature of its log. Put a
/// TLS proxy in front of a witness that is reachable over a network.
package struct WitnessServer: Sendable {
    private let desk: CosigningActor
    private let host: String
    private let port: Int
    private let readingLimit: Duration
    private let now: @Sendable () -> Instant
    private let say: @Sendable (String) -> Void

    /// Listens on any free port if the port is 0; a request must arrive within the time limit.
    ///
    /// `say` receives one line for the operator for each request.
    package init(
        desk: CosigningActor,
        host: String,
        port: Int,
        readingLimit: Duration = .seconds(10),
        now: @escaping @Sendable () -> Instant,
        say: @escaping @Sendable (String) -> Void
    ) {
        self.desk = desk
        self.host = host
        self.port = port
        self.readingLimit = readingLimit
        self.now = now
        self.say = say
    }

    /// Serves until SIGTERM or SIGINT, after answering pending requests, or until cancelled.
    ///
    /// - Throws: `WitnessServerError` if it cannot serve.
    package func run(listening: @escaping @Sendable (Int) -> Void) async throws {
        let group = ServiceGroup(
            services: [server(listening: listening)],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Self.silent
        )
        do {
            try await group.run()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw WitnessServerError.cannotListen(host: host, port: port, why: Self.reason(error))
        }
    }

    private func server(
        listening: @escaping @Sendable (Int) -> Void
    ) -> Server<HTTP1Channel> {
        let responder = AddCheckpointResponder(
            desk: desk,
            readingLimit: readingLimit,
            now: now,
            say: say
        )
        let setup = HTTP1Channel(
            responder: { request, writer, channel in
                let response = await responder.response(to: request, on: channel)
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: Self.connection
        )
        return Server(
            childChannelSetup: setup,
            configuration: ServerConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    Self.connectionsMax,
                    logger: Self.silent
                )
            ),
            onServerRunning: { listening($0.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: Self.silent
        )
    }

    /// Discards the server's own messages, which would repeat what was reported already.
    private static let silent = Logger(label: "witness") { _ in SwiftLogNoOpLogHandler() }

    /// The system's message, without the call that failed.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? IOError else {
            return "\(error)".harmlessLine
        }
        return unsafe String(cString: strerror(error.errnoCode))
    }

    private static let connectionsMax = 256

    private static var connection: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8_192,
                maxHeaderListSize: 16_384,
                maxHeaderFieldCount: 100
            )
        )
    }
}

package enum WitnessServerError: Error, Hashable, Sendable {
    case cannotListen(host: String, port: Int, why: String)
}

extension WitnessServerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotListen(let host, let port, let why):
            "cannot listen on \(host):\(port): \(why)"
        }
    }
}
