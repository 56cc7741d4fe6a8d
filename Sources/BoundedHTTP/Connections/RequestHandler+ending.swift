import NIOCore

/// The end of a connection.
extension RequestHandler {
    /// Answers a request that has not been received completely, and ends the connection.
    func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        end(with: responder.response(to: refusal), isRead: false, context)
    }

    func end(with response: Response, isRead: Bool, _ context: ChannelHandlerContext) {
        let sent = context.eventLoop.makePromise(of: Void.self)
        send(response, isLast: true, context, promise: sent)
        end(after: sent, isRead: isRead, context)
    }

    /// Ends the connection once pending answers are sent, without another answer.
    func end(_ context: ChannelHandlerContext) {
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
        gate.shut()
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
}
