import NIOCore
import NIOHTTP1
import Values

/// Assembles a connection's requests one at a time and sends the answers.
final class RequestHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private let responder: FlagResponder
    private let clock: ConnectionClock
    private let now: @Sendable () -> Instant
    private var client = ClientAddress.everybodyElse
    private var date = DateField()
    private var request: HTTPRequestHead?
    private var body: ByteBuffer?
    private var state = State.open
    private var isReadHeld = false
    private var isFlushNeeded = false
    private var watch: Scheduled<Void>?

    private enum State {
        case open
        /// The next answer will be the last.
        case shuttingDown
        /// The last answer is written; bytes that still arrive are dropped.
        case ending
        /// The last answer is sent.
        case lingering
    }

    init(responder: FlagResponder, clock: ConnectionClock, now: @escaping @Sendable () -> Instant) {
        self.responder = responder
        self.clock = clock
        self.now = now
    }

    func channelActive(context: ChannelHandlerContext) {
        client = ClientAddress(context.remoteAddress)
        watchLater(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        watch?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let part): add(part, context)
        case .end: answer(context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isFlushNeeded {
            isFlushNeeded = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    /// Stops reading from a client that does not read its answers.
    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable { context.read() } else { isReadHeld = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if isReadHeld, context.channel.isWritable {
            isReadHeld = false
            context.read()
        }
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

extension RequestHandler {
    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        clock.headEnded()
        request = head
        let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        if length > ConnectionLimits.bodyBytesMax {
            refuse(.tooLarge, context)
        } else if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
            let text = "HTTP/1.1 100 Continue\r\n\r\n"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }
    }

    private func add(_ part: ByteBuffer, _ context: ChannelHandlerContext) {
        var part = part
        let bytes = (body?.readableBytes ?? 0) + part.readableBytes
        guard bytes <= ConnectionLimits.bodyBytesMax else {
            refuse(.tooLarge, context)
            return
        }
        if body?.writeBuffer(&part) == nil { body = part }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let request else { return }
        let response = responder.response(to: request, body, from: client)
        // Bytes after a request to upgrade to another protocol must not be read as HTTP.
        let isLast =
            state == .shuttingDown || !request.isKeepAlive || request.version != .http1_1
            || request.headers.contains(name: "upgrade")
        guard !isLast else {
            end(with: response, isRead: true, context)
            return
        }
        send(response, isLast: false, context, promise: nil)
        isFlushNeeded = true
        forget()
    }

    private func forget() {
        request = nil
        body = nil
        clock.requestAnswered(at: .now())
    }

    private var isEnding: Bool { state == .ending || state == .lingering }
}

extension RequestHandler {
    private func send(
        _ response: Response,
        isLast: Bool,
        _ context: ChannelHandlerContext,
        promise: EventLoopPromise<Void>?
    ) {
        date.update(at: now())
        let bodyCount = request?.method == .HEAD ? 0 : response.body.readableBytes
        let isBodyApart = bodyCount > Self.copiedMax
        var bytes = context.channel.allocator.buffer(
            capacity: response.head.count + Self.momentaryMax + (isBodyApart ? 0 : bodyCount)
        )
        bytes.writeBytes(response.head)
        bytes.writeBytes(date.bytes)
        if isLast { bytes.writeStaticString("Connection: close\r\n") }
        bytes.writeStaticString("\r\n")
        if bodyCount > 0, !isBodyApart { bytes.writeImmutableBuffer(response.body) }
        context.write(wrapOutboundOut(bytes), promise: isBodyApart ? nil : promise)
        if isBodyApart { context.write(wrapOutboundOut(response.body), promise: promise) }
    }

    /// The largest body, in bytes, that is copied per answer; larger ones are shared.
    private static let copiedMax = 16_384
    private static let momentaryMax = 64
}

extension RequestHandler {
    /// Answers a request that has not been received completely, and ends the connection.
    private func refuse(_ response: Response, _ context: ChannelHandlerContext) {
        end(with: response, isRead: false, context)
    }

    private func end(with response: Response, isRead: Bool, _ context: ChannelHandlerContext) {
        let sent = context.eventLoop.makePromise(of: Void.self)
        send(response, isLast: true, context, promise: sent)
        end(after: sent, isRead: isRead, context)
    }

    /// Ends the connection once pending answers are sent, without another answer.
    private func end(_ context: ChannelHandlerContext) {
        let sent = context.eventLoop.makePromise(of: Void.self)
        context.write(wrapOutboundOut(ByteBuffer()), promise: sent)
        end(after: sent, isRead: true, context)
    }

    private func end(
        after sent: EventLoopPromise<Void>,
        isRead: Bool,
        _ context: ChannelHandlerContext
    ) {
        state = .ending
        forget()
        sent.futureResult.assumeIsolated().whenComplete { _ in
            if isRead { context.close(promise: nil) } else { self.linger(context) }
        }
        context.flush()
    }

    /// Delays closing, as closing with unread bytes could discard the answer before it arrives.
    private func linger(_ context: ChannelHandlerContext) {
        state = .lingering
        context.close(mode: .output, promise: nil)
        context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(ConnectionLimits.lingering))
        {
            context.close(promise: nil)
        }
    }

    private func inputClosed(_ context: ChannelHandlerContext) {
        switch state {
        case .open, .shuttingDown: end(context)
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

    private static let underwayMax = TimeAmount.milliseconds(100)
}

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
