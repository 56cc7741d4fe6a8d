import BoundedHTTP
import NIOCore
import NIOHTTP1
import Transparency
import Values

/// The responder for add-checkpoint, the only call, and for errors on all other requests.
struct AddCheckpointResponder: Responder {
    let desk: CosigningActor
    let now: @Sendable () -> Instant
    let say: @Sendable (String) -> Void

    static let path = "/add-checkpoint"

    func answer(to request: ReceivedRequest) -> Answer {
        let (method, path) = (request.head.method, request.head.uri.prefix { $0 != "?" })
        guard path == Self.path else {
            return .now(
                told(
                    WitnessReply(
                        status: 404,
                        text: "not found",
                        event: "\(method.rawValue) \(path)"
                    )
                )
            )
        }
        guard method == .POST else {
            let text = "add-checkpoint is a POST"
            return .now(told(WitnessReply(status: 405, text: text, event: method.rawValue)))
        }
        let body = request.body.map { Array($0.readableBytesView) } ?? []
        return .later { told(await desk.answer(to: body, at: now())) }
    }

    func response(to refusal: Refusal) -> Response {
        told(
            WitnessReply(
                status: Int(refusal.status.code),
                text: refusal.text,
                event: refusal.text
            )
        )
    }

    /// Tells the operator of a reply, and encodes it.
    private func told(_ reply: WitnessReply) -> Response {
        say("\(now().text) \(reply.status) \(reply.event)")
        if let alarm = reply.alarm { say(alarm) }
        return Response(reply)
    }
}

extension Response {
    fileprivate init(_ reply: WitnessReply) {
        var fields: [(String, String)] = []
        if reply.status == 405 { fields.append(("Allow", "POST")) }
        if reply.status == 503 { fields.append(("Retry-After", "1")) }
        self.init(
            HTTPResponseStatus(statusCode: reply.status),
            reply.body,
            contentType: reply.contentType,
            fields: fields
        )
    }
}
