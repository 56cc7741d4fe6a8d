import NIOCore

/// Notes when bytes arrive, before anything is made of them.
///
/// What reads requests tells of a head only once it is whole, and of none that never ends.
final class ArrivalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let clock: ConnectionClock

    init(clock: ConnectionClock) {
        self.clock = clock
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        clock.bytesArrived(unwrapInboundIn(data).readableBytes, at: .now())
        context.fireChannelRead(data)
        if clock.headBytes > ConnectionLimits.headBytesMax {
            context.fireErrorCaught(HeadTooLargeError())
        }
    }
}

struct HeadTooLargeError: Error {}
