import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import Values

/// Sets up the channel pipeline of each connection that has a place.
///
/// Requests are read and answered on the connection's event loop: passing a request to a task takes
/// longer than most answers.
struct ConnectionSetup: ServerChildChannel {
    let responder: any Responder
    let rules: HeadRules
    let limits: ConnectionLimits
    let table: ConnectionTable
    let now: @Sendable () -> Instant

    struct Open: ServerChildChannelValue {
        let channel: any Channel
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Open> {
        channel.eventLoop.makeCompletedFuture {
            let client = ClientAddress(channel.remoteAddress)
            let activity = ConnectionActivity(at: .now())
            let connection = ConnectionTable.Connection(channel: channel, activity: activity)
            // A failure here would end the whole server.
            guard table.admits(connection, of: client, at: .now()) else {
                channel.close(promise: nil)
                return Open(channel: channel)
            }
            try limitBuffers(of: channel)
            let clock = ConnectionClock(limits: limits, activity: activity, at: .now())
            let gate = Gate(clock: clock)
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(gate)
            try pipeline.addHandler(ByteToMessageHandler(Self.decoder))
            try pipeline.addHandler(
                RequestHandler(
                    responder: responder,
                    rules: rules,
                    client: client,
                    gate: gate,
                    clock: clock,
                    now: now
                )
            )
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

    private func limitBuffers(of channel: any Channel) throws {
        guard let options = channel.syncOptions else { return }
        let unsent = ConnectionLimits.unsentBytes
        try options.setOption(
            .writeBufferWaterMark,
            value: .init(low: unsent.low, high: unsent.high)
        )
        try options.setOption(
            .recvAllocator,
            value: FixedSizeRecvByteBufferAllocator(capacity: ConnectionLimits.receivedBytes)
        )
        try options.setOption(.maxMessagesPerRead, value: 1)
    }

    private static var decoder: HTTPRequestDecoder {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 8_192
        limits.maxHeaderListSize = 16_384
        limits.maxHeaderFieldCount = 100
        return HTTPRequestDecoder(limitConfiguration: limits)
    }
}
