/// What a connection may take of the server.
package struct ConnectionLimits: Sendable {
    /// From the first byte of a request to its last, so that a slow sender keeps no connection.
    package var reading: Duration
    /// From an answer to the next request; an answer has to be taken in this time, too.
    package var idle: Duration
    /// From the signal to end until all has ended; requests in flight get two seconds less.
    package var shutdown: Duration
    /// Further connections wait until one of these ends.
    package var connectionsMax: Int

    package init(
        reading: Duration = .seconds(10),
        idle: Duration = .seconds(60),
        shutdown: Duration = .seconds(10),
        connectionsMax: Int = 1_000
    ) {
        self.reading = reading
        self.idle = idle
        self.shutdown = shutdown
        self.connectionsMax = connectionsMax
    }

    /// Of a request's body; longer ones are refused.
    package static let bodyBytesMax = 65_536
    static let headBytesMax = 32_768
    /// How long bytes are still taken and dropped after an answer that ends the connection.
    ///
    /// Closing at once could take the answer back, where the client is still sending.
    static let lingering = Duration.seconds(1)

    /// What requests in flight get, so that connections end before they are cut.
    var quiescing: Duration { max(.zero, shutdown - .seconds(2)) }
}
