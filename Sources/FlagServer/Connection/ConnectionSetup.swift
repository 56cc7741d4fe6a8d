import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import Values

/// Sets up the channel pipeline of each connection.
///
/// Requests are answered on the connection's event loop: answering never waits, and passing a
/// request to a task takes longer than answering it.
struct ConnectionSetup: ServerChildChannel {
    let responder: FlagResponder
    let limits: ConnectionLimits
    let now: @Sendable () -> Instant

    struct Open: ServerChildChannelValue {
        let channel: any Channel
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Open> {
        channel.eventLoop.makeCompletedFuture {
            let clock = ConnectionClock(limits: limits, at: .now())
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(ArrivalHandler(clock: clock))
            try pipeline.addHandler(ByteToMessageHandler(Self.decoder))
            try pipeline.addHandler(RequestHandler(responder: responder, clock: clock, now: now))
            return Open(channel: channel)
        }
    }

    /// Waits until the connection has ended; cancellation closes it.
    func handle(value: Open, logger: Logger) async {
        await withTaskCancellationHandler {
            // The reason it ended is not needed.
            _ = try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }

    private static var decoder: HTTPRequestDecoder {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 8_192
        limits.maxHeaderListSize = 16_384
        limits.maxHeaderFieldCount = 100
        return HTTPRequestDecoder(limitConfiguration: limits)
    }
}
