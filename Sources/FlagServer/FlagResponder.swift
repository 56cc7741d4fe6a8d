import BoundedHTTP
import JSONCoding
import NIOCore
import NIOHTTP1
import Values

/// Answers requests for flags without ever waiting.
struct FlagResponder: Responder {
    private let flags: CurrentFlags
    private let credential: Credential?
    private let rate: RateLimit?

    init(flags: CurrentFlags, settings: FlagServerConfiguration) {
        self.flags = flags
        credential = settings.token.map(Credential.init)
        rate = settings.requestsPerSecond.map { RateLimit(perSecond: $0) }
    }

    func answer(to request: ReceivedRequest) -> Answer {
        .now(response(to: request.head, request.body, from: request.client))
    }

    func response(to refusal: Refusal) -> Response { .problem(refusal.status, refusal.text) }

    private func response(
        to request: HTTPRequestHead,
        _ body: ByteBuffer?,
        from client: ClientAddress
    ) -> Response {
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
        if request.method == .POST, !MediaType.isJSON(request.headers) { return .notJSON }
        guard let snapshot = flags.snapshot(at: .now()) else { return .notKnown }
        return response(to: request, body, on: route, from: snapshot)
    }

    private func response(
        to request: HTTPRequestHead,
        _ body: ByteBuffer?,
        on route: Route,
        from snapshot: FlagSnapshot
    ) -> Response {
        switch route {
        case .flag(let key): Self.response(on: key, body, from: snapshot)
        case .allFlags: Self.response(to: request, body, from: snapshot)
        case .flagd: snapshot.flagd.response(to: request)
        case .health, .nothing: .notFound
        }
    }

    private static func response(
        on key: String,
        _ body: ByteBuffer?,
        from snapshot: FlagSnapshot
    ) -> Response {
        guard let flag = snapshot.flag(Array(key.utf8)) else {
            return EvaluationFailure.unknownFlag.response(key: key)
        }
        do throws(EvaluationFailure) {
            let context = try EvaluationContext(parsing: body)
            return flag.answer(for: context.targetingKey.span).response
        } catch {
            return error.response(key: key)
        }
    }

    private static func response(
        to request: HTTPRequestHead,
        _ body: ByteBuffer?,
        from snapshot: FlagSnapshot
    ) -> Response {
        do throws(EvaluationFailure) {
            let context = try EvaluationContext(parsing: body)
            return BulkEvaluation(of: snapshot, for: context).response(to: request)
        } catch {
            return error.response(key: nil)
        }
    }

    private var health: Response {
        var text = JSONObjectText()
        guard let problem = flags.problem(at: .now()) else {
            text.add("status", "ok")
            return Response(.ok, text.bytes)
        }
        text.add("status", "unavailable")
        text.add("why", problem.why)
        if let since = problem.since { text.add("since", since.text) }
        text.add("answers", problem.isServed ? "as last known" : "none")
        return Response(.serviceUnavailable, text.bytes)
    }
}
