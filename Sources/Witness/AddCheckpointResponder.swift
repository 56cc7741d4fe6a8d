import HTTPTypes
import HummingbirdCore
import NIOCore
import Transparency
import Values

/// The responder for add-checkpoint, the only call, and for errors on all other requests.
struct AddCheckpointResponder: Sendable {
    let desk: CosigningActor
    /// The time limit for reading a request, so that a slow sender does not hold a connection.
    let readingLimit: Duration
    let now: @Sendable () -> Instant
    let say: @Sendable (String) -> Void

    static let path = "/add-checkpoint"

    func response(to request: Request, on channel: any Channel) async -> Response {
        let (reply, isRead) = await reply(to: request)
        let now = now()
        say("\(now.text) \(reply.status) \(reply.event)")
        if let alarm = reply.alarm { say(alarm) }
        var response = Response(reply)
        response.headers[.date] = now.httpDate
        if !isRead {
            response.headers[.connection] = "close"
            Self.closeSoon(channel)
        }
        return response
    }

    /// Closes the connection after the response has had time to arrive, because the rest of a
    /// rejected request may be endless.
    private static func closeSoon(_ channel: any Channel) {
        channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    }

    private func reply(to request: Request) async -> (WitnessReply, isRead: Bool) {
        guard request.uri.path == Self.path else {
            let event = "\(request.method.rawValue) \(request.uri.path)"
            return (WitnessReply(status: 404, text: "not found", event: event), false)
        }
        guard request.method == .post else {
            let text = "add-checkpoint is a POST"
            return (WitnessReply(status: 405, text: text, event: request.method.rawValue), false)
        }
        switch await body(of: request) {
        case .whole(let bytes): return (await desk.answer(to: bytes, at: now()), true)
        case .tooLarge:
            let text = "a request has at most \(AddCheckpointRequest.bytesMax) bytes"
            return (WitnessReply(status: 413, text: text, event: text), false)
        case .tooSlow:
            let text = "the request did not arrive completely"
            return (WitnessReply(status: 408, text: text, event: text), false)
        }
    }

    private enum Body: Sendable {
        case whole([UInt8])
        case tooLarge
        case tooSlow
    }

    private func body(of request: Request) async -> Body {
        let (body, limit) = (request.body, readingLimit)
        return await withTaskGroup(of: Body.self) { group in
            group.addTask {
                do {
                    let bytes = try await body.collect(upTo: AddCheckpointRequest.bytesMax)
                    return .whole(Array(bytes.readableBytesView))
                } catch is NIOTooManyBytesError {
                    return .tooLarge
                } catch {
                    return .tooSlow
                }
            }
            group.addTask {
                try? await Task.sleep(for: limit)
                return .tooSlow
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .tooSlow
        }
    }
}

extension Response {
    fileprivate init(_ reply: WitnessReply) {
        var headers = HTTPFields()
        headers[.contentType] = reply.contentType
        if reply.status == 405 { headers[.allow] = "POST" }
        if reply.status == 503 { headers[.retryAfter] = "1" }
        self.init(
            status: HTTPResponse.Status(code: reply.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
        )
    }
}
