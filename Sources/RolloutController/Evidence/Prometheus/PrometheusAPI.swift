import Foundation
import JSONCoding
import Rollouts
import Values

/// The two kinds of query that Prometheus and compatible servers answer over HTTP.
struct PrometheusAPI: Sendable {
    let endpoint: Source.Endpoint
    let secrets: SecretResolver
    let timeout: Span

    private static let answerBytesMax = 16 * 1_048_576

    /// Evaluates a query at one moment.
    func instant(_ query: String, at time: Instant) async throws(Unavailable) -> QueryResult {
        try await ask("query", [("query", query), ("time", time.text)])
    }

    /// Evaluates a query at regular moments, including both ends.
    func range(
        _ query: String,
        from start: Instant,
        to end: Instant,
        stepSeconds: Int
    ) async throws(Unavailable) -> QueryResult {
        let row = [("start", start.text), ("end", end.text), ("step", String(stepSeconds))]
        return try await ask("query_range", [("query", query)] + row)
    }

    private func ask(
        _ function: String,
        _ parameters: [(String, String)]
    ) async throws(Unavailable) -> QueryResult {
        let limit = [("timeout", "\(timeout.milliseconds)ms")]
        let form = (parameters + limit).map { "\($0)=\($1.percentEncoded)" }
        let headers = try secrets.headers(of: endpoint)
        let exchange = HTTPExchange(
            url: try base + "/api/v1/" + function,
            headers: headers + [(name: "content-type", value: "application/x-www-form-urlencoded")],
            body: Array(form.joined(separator: "&").utf8),
            answerBytesMax: Self.answerBytesMax
        )
        return try result(of: try await exchange.response())
    }

    private var base: String {
        get throws(Unavailable) {
            let url = try secrets.url(of: endpoint)
            return url.hasSuffix("/") ? String(url.dropLast()) : url
        }
    }

    private func result(of answer: HTTPExchange.Response) throws(Unavailable) -> QueryResult {
        guard let json = try? JSON(parsing: answer.body), let status = json["status"]?.stringValue
        else {
            throw .sourceFailed(
                answer.isSuccess
                    ? "the answer is not that of Prometheus" : "answered \(answer.status)"
            )
        }
        let warnings = json["warnings"]?.arrayValue?.compactMap(\.stringValue) ?? []
        if let problem = status == "success" ? warnings.first : json["error"]?.stringValue ?? "" {
            throw .sourceFailed("refused: \(shown(problem))")
        }
        guard answer.isSuccess else { throw .sourceFailed("answered \(answer.status)") }
        return try QueryResult(json["data"])
    }

    private func shown(_ text: String) -> String {
        ForeignText(secrets.redacted(text, of: endpoint)).text
    }
}

extension String {
    /// Percent-encodes all but letters, digits and `-._~`, for use in forms and addresses.
    fileprivate var percentEncoded: String {
        let plain = CharacterSet(
            charactersIn: "-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        )
        return addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
