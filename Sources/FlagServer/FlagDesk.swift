import JSONCoding
import NIOCore
import NIOHTTP1

/// Answers complete requests without ever waiting.
struct FlagDesk: Sendable {
    private let board: CurrentBoard
    private let credential: Credential?
    private let rate: RateLimit?

    init(board: CurrentBoard, settings: ServerSettings) {
        self.board = board
        credential = settings.token.map(Credential.init)
        rate = settings.requestsPerSecond.map { RateLimit(perSecond: $0) }
    }

    func reply(
        to request: HTTPRequestHead,
        _ body: ByteBuffer?,
        from client: ClientAddress
    ) -> Reply {
        let route = Route(request.uri)
        if let allowed = route.allowed, !route.allows(request.method) {
            return .wrongMethod(allowed: allowed)
        }
        switch route {
        case .nothing: return .notFound
        case .health: return health
        case .flag, .allFlags, .flagd: break
        }
        // Before the token is checked, so that attempts to guess it count as well.
        if let rate, !rate.admits(client, at: .now()) { return .tooMany }
        if let credential, !credential.isShown(in: request.headers) { return .unauthorized }
        guard let board = board.board else { return .notKnownYet }
        return reply(to: request, body, on: route, from: board)
    }

    private func reply(
        to request: HTTPRequestHead,
        _ body: ByteBuffer?,
        on route: Route,
        from board: FlagBoard
    ) -> Reply {
        switch route {
        case .flag(let key): Self.reply(on: key, body, from: board)
        case .allFlags: Self.reply(to: request, body, from: board)
        case .flagd: board.flagd.reply(to: request)
        case .health, .nothing: .notFound
        }
    }

    private static func reply(on key: String, _ body: ByteBuffer?, from board: FlagBoard) -> Reply {
        guard let flag = board.flag(Array(key.utf8)) else {
            return EvaluationFailure.unknownFlag.reply(key: key)
        }
        do throws(EvaluationFailure) {
            let context = try EvaluationContext(parsing: body)
            return flag.answer(for: context.targetingKey.span).reply
        } catch {
            return error.reply(key: key)
        }
    }

    private static func reply(
        to request: HTTPRequestHead,
        _ body: ByteBuffer?,
        from board: FlagBoard
    ) -> Reply {
        do throws(EvaluationFailure) {
            let context = try EvaluationContext(parsing: body)
            return BulkEvaluation(of: board, for: context).reply(to: request)
        } catch {
            return error.reply(key: nil)
        }
    }

    private var health: Reply {
        var text = JSONObjectText()
        guard let trouble = board.trouble else {
            text.add("status", "ok")
            return Reply(.ok, text.bytes)
        }
        text.add("status", "unavailable")
        text.add("why", trouble)
        return Reply(.serviceUnavailable, text.bytes)
    }
}
