import BoundedHTTP
package import Logging
import ServiceLifecycle
package import Values

/// Serves feature flags over HTTP: OFREP for every client, and flagd's file for daemons.
///
/// There is no TLS: put a proxy that provides it in front of a server reachable over a network.
/// All answers come from the last snapshot that was read, so they continue while decisions are
/// recorded, and for a while if reading fails. After that, and at once if the source must not be
/// followed, nobody is answered, so that clients take their own default.
package struct FlagService: Service {
    private let settings: FlagServerConfiguration
    private let refresh: @Sendable () async throws -> FlagSnapshot?
    private let withheld: @Sendable () -> Void
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let listening: @Sendable (Int) -> Void
    private let hanging: @Sendable () -> Void

    /// Creates a server of the snapshots that `refresh` returns; nil stands for no change.
    ///
    /// Calls of `refresh` never overlap; after a `FlagsUnavailable` that is a refusal it returns a
    /// snapshot before it returns nil. `withheld` is called when nobody is answered any longer,
    /// also while `refresh` hangs, and `listening` once, with the port.
    package init(
        _ settings: FlagServerConfiguration,
        refresh: @escaping @Sendable () async throws -> FlagSnapshot?,
        withheld: @escaping @Sendable () -> Void = {},
        now: @escaping @Sendable () -> Instant,
        logger: Logger,
        listening: @escaping @Sendable (Int) -> Void = { _ in },
        hanging: @escaping @Sendable () -> Void = {}
    ) {
        self.settings = settings
        self.refresh = refresh
        self.withheld = withheld
        self.now = now
        self.logger = logger
        self.listening = listening
        self.hanging = hanging
    }

    /// Serves until SIGTERM, SIGINT or the graceful shutdown of the service group it belongs to.
    ///
    /// Requests received before are still answered, within the shutdown limit of the settings.
    ///
    /// - Throws: `ListeningError` if the server cannot listen on its address.
    package func run() async throws {
        let flags = CurrentFlags(staleAfter: settings.staleAfter)
        let refresher = FlagRefresher(
            flags: flags,
            reader: FlagReader(limit: settings.readingLimit, read: refresh),
            interval: settings.refreshInterval,
            now: now,
            withheld: withheld,
            logger: logger
        )
        let server = BoundedServer(
            FlagResponder(flags: flags, settings: settings),
            host: settings.host,
            port: settings.port,
            hostNames: settings.hostNames,
            limits: settings.limits,
            now: now,
            logger: logger,
            listening: listening
        )
        try await server.serve(with: [refresher], hanging: hanging)
    }
}
