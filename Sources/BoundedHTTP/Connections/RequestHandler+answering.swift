import NIOCore
import NIOHTTP1

/// The parts of a request, and its answer.
extension RequestHandler {
    func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        clock.headEnded()
        var head = head
        let refusal = rules.refusal(of: &head)
        request = head
        if let refusal {
            refuse(refusal, context)
        } else if head.headers.contains(name: "expect"), head.version != .http1_0 {
            let text = "HTTP/1.1 100 Continue\r\n\r\n"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        }
    }

    func add(_ part: ByteBuffer, _ context: ChannelHandlerContext) {
        var part = part
        let bytes = (body?.readableBytes ?? 0) + part.readableBytes
        guard bytes <= rules.bodyBytesMax else {
            refuse(.tooLarge(bytesMax: rules.bodyBytesMax), context)
            return
        }
        if body?.writeBuffer(&part) == nil { body = part }
    }

    func answer(_ context: ChannelHandlerContext) {
        guard let head = request else { return }
        let received = ReceivedRequest(head: head, body: body, client: client)
        switch responder.answer(to: received) {
        case .now(let response): finish(with: response, context)
        case .later(let work): answerLater(work, context)
        }
    }

    private func answerLater(
        _ work: @escaping @Sendable () async -> Response,
        _ context: ChannelHandlerContext
    ) {
        isAnswering = true
        let made = context.eventLoop.makeFutureWithTask { await work() }
        made.assumeIsolated().whenSuccess { response in
            self.isAnswering = false
            // It came too late, or the client is gone.
            guard !self.isEnding else { return }
            self.finish(with: response, context)
            self.goOn(context)
        }
    }

    private func finish(with response: Response, _ context: ChannelHandlerContext) {
        guard let request else { return }
        // Bytes after a request to upgrade to another protocol must not be read as HTTP.
        let isLast =
            state == .shuttingDown || !request.isKeepAlive || request.version != .http1_1
            || request.headers.contains(name: "upgrade")
        guard !isLast else {
            end(with: response, isRead: !gate.isHolding, context)
            return
        }
        send(response, isLast: false, context, promise: nil)
        isFlushNeeded = true
        forget()
    }

    func forget() {
        request = nil
        body = nil
        clock.requestAnswered(at: .now())
    }

    func send(
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
    private static var copiedMax: Int { 16_384 }
    private static var momentaryMax: Int { 64 }
}
