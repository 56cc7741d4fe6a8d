/// Where the server listens, and whom it answers.
package struct ServerSettings: Sendable {
    package var host: String
    /// A port of 0 takes a free one.
    package var port: Int
    /// What a client has to show for its flags; nil where everybody may ask.
    package var token: String?
    /// How often one address may ask; nil for any number.
    ///
    /// Behind a proxy all clients have the proxy's address.
    package var requestsPerSecond: Int?
    package var refreshInterval: Duration
    package var limits: ConnectionLimits

    /// Requires a rate of at least 1, and a token that is not empty.
    package init(
        host: String,
        port: Int,
        token: String? = nil,
        requestsPerSecond: Int? = nil,
        refreshInterval: Duration = .milliseconds(50),
        limits: ConnectionLimits = ConnectionLimits()
    ) {
        precondition(requestsPerSecond ?? 1 >= 1, "a rate is at least one request a second")
        precondition(token?.isEmpty != true, "an empty token lets nobody in")
        self.host = host
        self.port = port
        self.token = token
        self.requestsPerSecond = requestsPerSecond
        self.refreshInterval = refreshInterval
        self.limits = limits
    }
}
