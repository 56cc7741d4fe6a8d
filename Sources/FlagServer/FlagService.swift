import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals
package import Values

/// Answers feature flags over HTTP: OFREP for every client, and flagd's file for daemons.
///
/// There is no TLS: a proxy that speaks it belongs before a server that is asked over a network.
/// All answers come from the last board that was read, so that they go on while decisions are
/// recorded, and also where reading fails.
package struct FlagService: Service {
    private let settings: ServerSettings
    private let refresh: @Sendable () async throws -> FlagBoard?
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let listening: @Sendable (Int) -> Void

    /// What `refresh` gives is served from then on; nil stands for no change.
    ///
    /// It is never asked twice at once. `listening` is told the port, once.
    package init(
        _ settings: ServerSettings,
        refresh: @escaping @Sendable () async throws -> FlagBoard?,
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

    /// Serves until SIGTERM, SIGINT or the graceful shutdown of the group that it is part of.
    ///
    /// Requests that came before are answered; it has ended when the limit of that is over.
    ///
    /// - Throws: `FlagServerError` where nothing can be served.
    package func run() async throws {
        let board = CurrentBoard()
        let refresher = BoardRefresher(
            board: board,
            interval: settings.refreshInterval,
            refresh: refresh,
            logger: logger
        )
        var group = ServiceGroupConfiguration(
            services: [refresher, server(FlagDesk(board: board, settings: settings))],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = settings.limits.shutdown
        try await ServiceGroup(configuration: group).run()
    }

    private func server(_ desk: FlagDesk) -> ListeningServer {
        let listening = listening
        let server = Server(
            childChannelSetup: ConnectionSetup(desk: desk, limits: settings.limits, now: now),
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
