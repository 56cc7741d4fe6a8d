/// The limits on what connections may use of a server.
package struct ConnectionLimits: Sendable {
    /// The time from the beginning of a connection to the first byte of its first request.
    package var silence: Duration
    /// The time from a request's first byte to its last, so that slow senders hold no connection.
    package var reading: Duration
    /// The time from an answer to the next request, in which the answer must also be received.
    package var idle: Duration
    /// The time from the signal to the end; requests in flight get two seconds less.
    package var shutdown: Duration
    /// The number of open connections; fewer if the process may open no more files.
    package var connectionsMax: Int
    /// The size of a request's body in bytes, beyond which it is refused.
    package var bodyBytesMax: Int

    package init(
        silence: Duration = .seconds(5),
        reading: Duration = .seconds(10),
        idle: Duration = .seconds(60),
        shutdown: Duration = .seconds(9),
        connectionsMax: Int = 1_000,
        bodyBytesMax: Int = 65_536
    ) {
        self.silence = silence
        self.reading = reading
        self.idle = idle
        self.shutdown = shutdown
        self.connectionsMax = connectionsMax
        self.bodyBytesMax = bodyBytesMax
    }

    static let headBytesMax = 32_768
    /// The size in bytes of the pieces in which requests are decoded.
    ///
    /// One piece may hold many requests, and all of them are kept while one is answered.
    static let pieceBytes = 1_024
    /// The most that is received at once.
    static let receivedBytes = 4_096
    /// The most that is kept of what a client sends while an earlier answer is on its way.
    static let heldBytesMax = 65_536
    /// The bytes of answers on their way at which no further request is answered, and those at
    /// which the next one is.
    static let unsentBytes = (low: 8_192, high: 32_768)
    /// The time between the last answer and the end of a connection.
    ///
    /// Closing at once could discard the answer if the client is still sending.
    static let lingering = Duration.seconds(1)

    /// The time that requests in flight get, so that connections end before they are cut off.
    var quiescing: Duration { max(.zero, shutdown - .seconds(2)) }
}
