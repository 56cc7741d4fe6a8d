import NIOCore
import NIOHTTP1
import Values

/// Assembles a connection's requests one at a time and sends the answers.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = ByteBuffer

    let responder: any Responder
    let rules: HeadRules
    let client: ClientAddress
    let gate: Gate
    let clock: ConnectionClock
    let now: @Sendable () -> Instant
    var date = DateField()
    var request: HTTPRequestHead?
    var body: ByteBuffer?
    /// The parts decoded while an earlier request is answered; at most one piece of the gate.
    private var waiting = CircularBuffer<HTTPServerRequestPart>()
    var state = State.open
    /// True while an answer is made that has to wait for something.
    var isAnswering = false
    var isFlushNeeded = false
    private var isInputClosed = false
    private var watch: Scheduled<Void>?

    enum State {
        case open
        /// The next answer will be the last.
        case shuttingDown
        /// The last answer is written; nothing more is read.
        case ending
        /// The last answer is sent.
        case lingering
    }

    init(
        responder: any Responder,
        rules: HeadRules,
        client: ClientAddress,
        gate: Gate,
        clock: ConnectionClock,
        now: @escaping @Sendable () -> Instant
    ) {
        self.responder = responder
        self.rules = rules
        self.client = client
        self.gate = gate
        self.clock = clock
        self.now = now
    }

    var isEnding: Bool { state == .ending || state == .lingering }

    func channelActive(context: ChannelHandlerContext) {
        watchLater(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        watch?.cancel()
        state = .ending
        waiting.removeAll()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        let part = unwrapInboundIn(data)
        if isPaused(context) || !waiting.isEmpty {
            waiting.append(part)
        } else {
            take(part, context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush(context)
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        goOn(context)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: shutDown(context)
        case ChannelEvent.inputClosed: inputClosed(context)
        case _: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isEnding else { return }
        switch error {
        case is HeadTooLargeError, HTTPParserError.headerOverflow: refuse(.headTooLarge, context)
        case is HTTPParserError: refuse(.notHTTP, context)
        case _: context.close(promise: nil)
        }
    }
}

/// One request after the other.
extension RequestHandler {
    private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch part {
        case .head(let head): begin(head, context)
        case .body(let part): add(part, context)
        case .end: answer(context)
        }
        if isPaused(context) {
            gate.pause()
            // It would never become writable again with answers that are only written.
            flush(context)
        }
    }

    /// True while no further request may be answered.
    private func isPaused(_ context: ChannelHandlerContext) -> Bool {
        isAnswering || !context.channel.isWritable
    }

    /// Takes what has waited for an answer to be made or to be sent.
    func goOn(_ context: ChannelHandlerContext) {
        while !isEnding, !isPaused(context), let part = waiting.popFirst() { take(part, context) }
        flush(context)
        guard !isEnding, !isPaused(context), waiting.isEmpty else { return }
        gate.open()
        if isInputClosed, waiting.isEmpty { inputClosed(context) }
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard isFlushNeeded else { return }
        isFlushNeeded = false
        context.flush()
    }

    private func inputClosed(_ context: ChannelHandlerContext) {
        switch state {
        case .open, .shuttingDown:
            if isAnswering || !waiting.isEmpty { isInputClosed = true } else { end(context) }
        case .ending: break
        case .lingering: context.close(promise: nil)
        }
    }

    private func shutDown(_ context: ChannelHandlerContext) {
        clock.shutdownBegan(at: .now())
        guard state == .open else { return }
        state = .shuttingDown
        // Requests sent before the shutdown may still be on their way through this machine.
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.underwayMax) {
            if self.state == .shuttingDown, !self.clock.isInRequest { self.end(context) }
        }
    }

    private static var underwayMax: TimeAmount { .milliseconds(100) }
}

/// The time limits.
extension RequestHandler {
    /// Schedules the next check of the deadline, which is cheaper than a timer for each request.
    private func watchLater(_ context: ChannelHandlerContext) {
        watch = context.eventLoop.assumeIsolated().scheduleTask(in: clock.pause) {
            if NIODeadline.now() < self.clock.deadline {
                self.watchLater(context)
            } else {
                self.timeOut(context)
            }
        }
    }

    private func timeOut(_ context: ChannelHandlerContext) {
        if clock.isInRequest, !isEnding {
            watchLater(context)
            refuse(.tooSlow, context)
        } else {
            context.close(promise: nil)
        }
    }
}
