package import BoundedHTTP

/// The address of the server, and the clients that it answers.
package struct FlagServerConfiguration: Sendable {
    package var host: String
    /// The port to listen on; 0 selects a free one.
    package var port: Int
    /// The token that clients must present; nil if none is required.
    package var token: String?
    /// The number of requests a second that one address may make; nil for no limit.
    ///
    /// Behind a proxy, all clients have the proxy's address.
    package var requestsPerSecond: Int?
    package var refreshInterval: Duration
    /// The time for which reading the flags may take before it counts as failed.
    package var readingLimit: Duration
    /// The time for which the last flags are served if they cannot be read; then nothing is.
    package var staleAfter: Duration
    package var limits: ConnectionLimits
    /// Names beside `host` and the addresses by which the server may be asked.
    package var hostNames: [String]

    /// Requires a rate of at least 1, and a token that is not empty.
    package init(
        host: String,
        port: Int,
        token: String? = nil,
        requestsPerSecond: Int? = nil,
        refreshInterval: Duration = .milliseconds(50),
        readingLimit: Duration = .seconds(5),
        staleAfter: Duration = .seconds(30),
        limits: ConnectionLimits = ConnectionLimits(),
        hostNames: [String] = []
    ) {
        precondition(requestsPerSecond ?? 1 >= 1, "the rate must be at least one request a second")
        precondition(token?.isEmpty != true, "the token must not be empty")
        self.host = host
        self.port = port
        self.token = token
        self.requestsPerSecond = requestsPerSecond
        self.refreshInterval = refreshInterval
        self.readingLimit = readingLimit
        self.staleAfter = staleAfter
        self.limits = limits
        self.hostNames = hostNames
    }
}
