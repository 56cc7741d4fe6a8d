import Foundation
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
package import ServiceLifecycle
import UnixSignals
package import Values

/// A server on one address, with limits on everything that a guest can take.
package struct BoundedServer: Service {
    private let responder: any Responder
    private let host: String
    private let port: Int
    private let hostNames: HostNames
    private let limits: ConnectionLimits
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let listening: @Sendable (Int) -> Void

    /// Creates a server that may be asked by the names in `hostNames`, or by an address.
    ///
    /// A port of 0 takes a free one; `listening` is called once, with the port.
    package init(
        _ responder: any Responder,
        host: String,
        port: Int,
        hostNames: [String] = [],
        limits: ConnectionLimits = ConnectionLimits(),
        now: @escaping @Sendable () -> Instant,
        logger: Logger,
        listening: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.responder = responder
        self.host = host
        self.port = port
        self.hostNames = HostNames(listeningOn: host, and: hostNames)
        self.limits = limits
        self.now = now
        self.logger = logger
        self.listening = listening
    }

    /// Serves until SIGTERM, SIGINT or the graceful shutdown of the group that it is run in.
    ///
    /// Requests received before are still answered, within the limit for the shutdown. Other
    /// services are ended with the server. `hanging` is called a second after the limit if it has
    /// not ended by then, for a process to end itself.
    ///
    /// - Throws: `ListeningError` if the server cannot listen on its address, and the errors of the
    ///   other services.
    package func serve(
        with others: [any Service] = [],
        hanging: @escaping @Sendable () -> Void
    ) async throws {
        let lastResort = LastResort(after: limits.shutdown + .seconds(1), hanging)
        defer { lastResort.isNoLongerNeeded() }
        // They are ended from the last to the first, each after the one before has ended.
        var group = ServiceGroupConfiguration(
            services: others + [self, lastResort],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = limits.shutdown
        try await ServiceGroup(configuration: group).run()
    }

    package func run() async throws {
        do {
            try await server.run()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ListeningError(host: host, port: port, why: Self.reason(error))
        }
    }

    private var server: Server<ConnectionSetup> {
        let listening = listening
        let most = Descriptors.connections(atMost: limits.connectionsMax)
        return Server(
            childChannelSetup: ConnectionSetup(
                responder: responder,
                rules: HeadRules(hostNames: hostNames, bodyBytesMax: limits.bodyBytesMax),
                limits: limits,
                table: ConnectionTable(most: most),
                now: now
            ),
            configuration: ServerConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { listening($0.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger
        )
    }

    /// Returns the system's description of the error, without the name of the failed call.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)".sanitizedForTerminal }
        return unsafe String(cString: strerror(error.errnoCode))
    }
}

/// The reason a server cannot listen on an address.
package struct ListeningError: Error, Hashable, Sendable {
    package let host: String
    package let port: Int
    package let why: String
}

extension ListeningError: CustomStringConvertible {
    package var description: String { "cannot listen on \(host):\(port): \(why)" }
}
