/// The limits on what connections may use of the server.
package struct ConnectionLimits: Sendable {
    /// The time from a request's first byte to its last, so that slow senders hold no connection.
    package var reading: Duration
    /// The time from an answer to the next request, in which the answer must also be received.
    package var idle: Duration
    /// The time from the signal to the end; requests in flight get two seconds less.
    package var shutdown: Duration
    /// The number of open connections, beyond which new ones wait for one of these to end.
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

    /// The size of a request's body in bytes, beyond which it is refused.
    package static let bodyBytesMax = 65_536
    static let headBytesMax = 32_768
    /// The time for which bytes are still read and dropped after the last answer.
    ///
    /// Closing at once could discard the answer if the client is still sending.
    static let lingering = Duration.seconds(1)

    /// The time that requests in flight get, so that connections end before they are cut off.
    var quiescing: Duration { max(.zero, shutdown - .seconds(2)) }
}
