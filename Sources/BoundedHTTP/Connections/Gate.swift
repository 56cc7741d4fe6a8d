import NIOCore

/// Passes on what a client sends only as fast as it is answered and reads its answers.
///
/// It stands before the decoder, and passes small pieces: a piece may hold many requests.
final class Gate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let clock: ConnectionClock
    private var context: ChannelHandlerContext?
    private var state = State.open
    private var held = ByteBuffer()
    private var isPassing = false
    private var isReadWanted = false
    private var isInputClosed = false

    private enum State {
        case open
        case paused
        /// Nothing is passed or read any more.
        case shut
    }

    init(clock: ConnectionClock) {
        self.clock = clock
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    /// True if something has arrived that was not passed on.
    var isHolding: Bool { held.readableBytes > 0 }

    func pause() {
        if state == .open { state = .paused }
    }

    /// Drops what is held and what arrives from now on.
    func shut() {
        state = .shut
        held = ByteBuffer()
    }

    func open() {
        guard state == .paused, let context else { return }
        state = .open
        guard !isPassing else { return }
        let isAny = isHolding
        pass(context)
        if isAny { context.fireChannelReadComplete() }
        readMore(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .shut else { return }
        var bytes = unwrapInboundIn(data)
        if isHolding { held.writeBuffer(&bytes) } else { held = bytes }
        pass(context)
        // The system passes on what is left when the other side has closed, wanted or not.
        if held.readableBytes > ConnectionLimits.heldBytesMax { context.close(promise: nil) }
    }

    func read(context: ChannelHandlerContext) {
        isReadWanted = true
        readMore(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isHolding, case ChannelEvent.inputClosed = event {
            isInputClosed = true
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    private func pass(_ context: ChannelHandlerContext) {
        guard !isPassing else { return }
        isPassing = true
        defer { isPassing = false }
        while state == .open, let piece = nextPiece {
            clock.bytesArrived(piece.readableBytes, at: .now())
            context.fireChannelRead(wrapInboundOut(piece))
            if clock.headBytes > ConnectionLimits.headBytesMax {
                context.fireErrorCaught(HeadTooLargeError())
            }
        }
        guard isInputClosed, !isHolding else { return }
        isInputClosed = false
        context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    private var nextPiece: ByteBuffer? {
        guard isHolding else { return nil }
        return held.readSlice(length: min(held.readableBytes, ConnectionLimits.pieceBytes))
    }

    private func readMore(_ context: ChannelHandlerContext) {
        guard isReadWanted, state == .open, !isHolding else { return }
        isReadWanted = false
        context.read()
    }
}

struct HeadTooLargeError: Error {}
