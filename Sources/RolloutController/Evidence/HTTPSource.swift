import JSONCoding
import Rollouts

/// A web service that answers GET with JSON.
struct HTTPSource: EvidenceSource {
    let endpoint: Source.Endpoint
    let secrets: SecretResolver

    private static let answerBytesMax = 1_048_576

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        let headers = try secrets.headers(of: endpoint)
        let exchange = HTTPExchange(
            url: try secrets.url(of: endpoint),
            headers: [(name: "accept", value: "application/json")] + headers,
            body: nil,
            answerBytesMax: Self.answerBytesMax
        )
        let answer = try await exchange.response()
        guard answer.isSuccess else { throw .sourceFailed("answered \(answer.status)") }
        return .document(try JSON(answer: answer.body))
    }
}
