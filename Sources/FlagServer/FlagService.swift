import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals
package import Values

/// Serves feature flags over HTTP: OFREP for every client, and flagd's file for daemons.
///
/// There is no TLS: put a proxy that provides it in front of a server reachable over a network.
/// All answers come from the last snapshot that was read, so they continue while decisions are
/// recorded and even if reading fails.
package struct FlagService: Service {
    private let settings: FlagServerConfiguration
    private let refresh: @Sendable () async throws -> FlagSnapshot?
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let listening: @Sendable (Int) -> Void

    /// Creates a server of the boards that `refresh` returns; nil stands for no change.
    ///
    /// Calls of `refresh` never overlap. `listening` is called once, with the port.
    package init(
        _ settings: FlagServerConfiguration,
        refresh: @escaping @Sendable () async throws -> FlagSnapshot?,
        now: @escaping @Sendable () -> Instant,
        logger: Logger,
        listening: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.settings = settings
        self.refresh = refresh
        self.now = now
        self.logger = logger
        self.listening = listening
    }

    /// Serves until SIGTERM, SIGINT or the graceful shutdown of the service group it belongs to.
    ///
    /// Requests received before are still answered, within the shutdown limit of the settings.
    ///
    /// - Throws: `FlagServerError` if the server cannot listen on its address.
    package func run() async throws {
        let flags = CurrentFlags()
        let refresher = FlagRefresher(
            flags: flags,
            interval: settings.refreshInterval,
            refresh: refresh,
            logger: logger
        )
        var group = ServiceGroupConfiguration(
            services: [refresher, server(FlagResponder(flags: flags, settings: settings))],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = settings.limits.shutdown
        try await ServiceGroup(configuration: group).run()
    }

    private func server(_ responder: FlagResponder) -> ListeningServer {
        let listening = listening
        let server = Server(
            childChannelSetup: ConnectionSetup(
                responder: responder,
                limits: settings.limits,
                now: now
            ),
            configuration: ServerConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    settings.limits.connectionsMax,
                    logger: logger
                )
            ),
            onServerRunning: { listening($0.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger
        )
        return ListeningServer(server: server, host: settings.host, port: settings.port)
    }
}
