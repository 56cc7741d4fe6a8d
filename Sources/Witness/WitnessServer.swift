import BoundedHTTP
import Logging
import Transparency
package import Values

/// Serves add-checkpoint (c2sp.org/tlog-witness v1.0.0) over HTTP.
///
/// There is no TLS and no authentication: a request is judged by the signature of its log. Put a
/// TLS proxy in front of a witness that is reachable over a network.
package struct WitnessServer: Sendable {
    private let desk: CosigningActor
    private let host: String
    private let port: Int
    private let hostNames: [String]
    private let limits: ConnectionLimits
    private let now: @Sendable () -> Instant
    private let say: @Sendable (String) -> Void

    /// Listens on any free port if the port is 0; a request must arrive within the time limit.
    ///
    /// `hostNames` are the names by which it may be asked beside `host` and addresses. `say`
    /// receives one line for the operator for each request.
    package init(
        desk: CosigningActor,
        host: String,
        port: Int,
        hostNames: [String] = [],
        readingLimit: Duration = .seconds(10),
        now: @escaping @Sendable () -> Instant,
        say: @escaping @Sendable (String) -> Void
    ) {
        self.desk = desk
        self.host = host
        self.port = port
        self.hostNames = hostNames
        limits = ConnectionLimits(
            reading: readingLimit,
            idle: .seconds(30),
            connectionsMax: 256,
            bodyBytesMax: AddCheckpointRequest.bytesMax
        )
        self.now = now
        self.say = say
    }

    /// Serves until SIGTERM or SIGINT, after answering pending requests, or until cancelled.
    ///
    /// `hanging` is called if it does not end by itself then.
    ///
    /// - Throws: `ListeningError` if it cannot serve.
    package func run(
        listening: @escaping @Sendable (Int) -> Void,
        hanging: @escaping @Sendable () -> Void = {}
    ) async throws {
        let server = BoundedServer(
            AddCheckpointResponder(desk: desk, now: now, say: say),
            host: host,
            port: port,
            hostNames: hostNames,
            limits: limits,
            now: now,
            logger: Self.silent,
            listening: listening
        )
        try await server.serve(hanging: hanging)
    }

    /// Discards the server's own messages, which would repeat what was reported already.
    private static let silent = Logger(label: "witness") { _ in SwiftLogNoOpLogHandler() }
}
