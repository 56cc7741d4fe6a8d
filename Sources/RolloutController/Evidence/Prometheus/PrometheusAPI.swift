import Foundation
import JSONCoding
import Rollouts
import Values

/// The two kinds of query that Prometheus and compatible servers answer over HTTP.
struct PrometheusAPI: Sendable {
    let endpoint: Source.Endpoint
    let secrets: SecretResolver
    let blackout: Blackout
    let timeout: Span
    /// Takes the time at which the server says that it answered.
    var hearClock: @Sendable (Instant?) -> Void = { _ in }

    private static let answerBytesMax = 16 * 1_048_576
    static let tooLarge = HTTPExchange.tooLarge(answerBytesMax: answerBytesMax)

    /// Evaluates a query at one moment; a number that it answers must be of that moment.
    func instant(_ query: String, at time: Instant) async throws(Unavailable) -> QueryResult {
        let result = try await ask("query", [("query", query), ("time", time.text)])
        if case .matrix = result { return result }
        try result.requireTimes { $0.isNear(time) }
        return result
    }

    /// Reads the samples of a selector as they were scraped, which only a range selector returns.
    func samples(
        of selector: String,
        over length: Duration,
        until end: Instant
    ) async throws(Unavailable) -> [Series] {
        let query = "\(selector)[\(length.wholeMilliseconds)ms]"
        let result = try await ask("query", [("query", query), ("time", end.text)])
        // Prometheus before 3.0 includes the sample exactly at the beginning.
        try result.requireTimes { end - length <= $0 && $0 <= end }
        return try result.samplesOverTime(of: query)
    }

    /// Evaluates a query at each full hour of the clock from one to another.
    ///
    /// Caches round other moments to whole multiples of the step, and answer for those.
    func hourly(
        _ query: String,
        _ hours: [Instant]
    ) async throws(Unavailable) -> [Series] {
        guard let first = hours.first, let last = hours.last else { return [] }
        let row = [("start", first.text), ("end", last.text), ("step", "3600")]
        let result = try await ask("query_range", [("query", query)] + row)
        let asked = Set(hours)
        try result.requireTimes(asked.contains)
        return try result.samplesOverTime(of: query)
    }

    private func ask(
        _ function: String,
        _ parameters: [(String, String)]
    ) async throws(Unavailable) -> QueryResult {
        let form = (parameters + [("timeout", "\(timeout.milliseconds)ms")] + Self.wholeAnswers)
            .map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
        let response = try await post(form, to: function)
        hearClock(response.answeredAt)
        // A proxy that only lets reading through refuses a POST, and takes the same as a GET.
        guard [405, 501].contains(response.status) else { return try result(of: response) }
        return try result(of: try await get(form, from: function))
    }

    /// Parameters by which Thanos and VictoriaMetrics neither leave something out nor round times.
    private static let wholeAnswers = [
        ("dedup", "true"), ("partial_response", "false"), ("deny_partial_response", "1"),
        ("nocache", "1"),
    ]

    private func post(
        _ form: String,
        to function: String
    ) async throws(Unavailable) -> HTTPExchange.Response {
        let type = (name: "content-type", value: "application/x-www-form-urlencoded")
        return try await HTTPExchange(
            url: try base + "/api/v1/" + function,
            headers: try secrets.headers(of: endpoint) + [type],
            body: Array(form.utf8),
            answerBytesMax: Self.answerBytesMax,
            security: try secrets.security(of: endpoint)
        ).response()
    }

    private func get(
        _ form: String,
        from function: String
    ) async throws(Unavailable) -> HTTPExchange.Response {
        try await HTTPExchange(
            url: try base + "/api/v1/" + function + "?" + form,
            headers: try secrets.headers(of: endpoint),
            body: nil,
            answerBytesMax: Self.answerBytesMax,
            security: try secrets.security(of: endpoint)
        ).response()
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
        guard status == "success" else {
            let problem = json["error"]?.stringValue ?? json["errorType"]?.stringValue ?? ""
            throw .sourceFailed("refused: \(shown(problem))")
        }
        guard answer.status == 200 else { throw .sourceFailed("answered \(answer.status)") }
        if let doubt = WholeAnswer.doubt(about: json) {
            throw .sourceFailed("the answer is not whole: \(shown(doubt))")
        }
        return try QueryResult(json["data"])
    }

    private func shown(_ text: String) -> String {
        ForeignText(text, hiding: blackout).text
    }
}

extension Instant {
    /// True within 10 seconds: some servers answer for the moment at which they are asked.
    fileprivate func isNear(_ other: Instant) -> Bool {
        self - other <= .seconds(10) && other - self <= .seconds(10)
    }
}
