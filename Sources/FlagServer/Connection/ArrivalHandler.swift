import NIOCore

/// Records the arrival of bytes before they are decoded.
///
/// The HTTP decoder reports a head only once it is complete, so an endless head would go unnoticed.
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
