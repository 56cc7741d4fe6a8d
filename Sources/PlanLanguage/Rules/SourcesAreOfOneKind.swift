import Rollouts
import Values

extension Rules {
    @Sendable static func sourcesAreOfOneKind(_ plan: PlanDocument) -> [Finding] {
        (plan.sources.value ?? []).flatMap { source in
            kindFindings(source.value) + headerFindings(source.value)
                + timeoutFindings(source.value)
        }
    }

    private static func kindFindings(_ source: SourceDocument) -> [Finding] {
        guard let second = source.kinds.dropFirst().first else {
            return source.kinds.isEmpty ? [.noKind(at: source.at)] : []
        }
        return [.secondKind(second)]
    }

    private static func headerFindings(_ source: SourceDocument) -> [Finding] {
        guard let headers = source.headers.at,
            !source.kinds.contains(where: \.value.traits.sendsHeaders)
        else { return [] }
        return [.uselessHeaders(at: headers)]
    }

    private static func timeoutFindings(_ source: SourceDocument) -> [Finding] {
        guard let timeout = source.timeout.located, timeout.value > .minutes(5) else { return [] }
        return [.longTimeout(timeout)]
    }
}

extension Finding {
    fileprivate static func noKind(at location: Location) -> Self {
        .error("a source is one of \(Source.Kind.Name.allCases.list)", at: location)
    }

    fileprivate static func secondKind(_ key: Located<Source.Kind.Name>) -> Self {
        .error("a source is of one kind; \(key.value.rawValue.quoted) is another", at: key.at)
    }

    fileprivate static func uselessHeaders(at location: Location) -> Self {
        let kinds = Source.Kind.Name.all(where: \.sendsHeaders).list
        return .error("only \(kinds) send headers", at: location)
    }

    fileprivate static func longTimeout(_ timeout: Located<Span>) -> Self {
        .error("a timeout is at most 5m, not \(timeout.value.text)", at: timeout.at)
    }
}
