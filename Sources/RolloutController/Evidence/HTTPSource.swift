import JSONCoding
import Rollouts
import Values

/// A web service that answers GET with JSON.
///
/// The header `Sluice-Since` tells it the time from which to count; its address may have places for
/// the stage and its time.
struct HTTPSource: EvidenceSource {
    let endpoint: Source.Endpoint
    let secrets: SecretResolver
    let occasion: Occasion
    /// Takes the time at which the service says that it answered.
    var hearClock: @Sendable (Instant?) -> Void = { _ in }

    private static let answerBytesMax = 1_048_576

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        let headers = try secrets.headers(of: endpoint)
        let told = occasion.since.map { [(name: "sluice-since", value: $0.text)] } ?? []
        let exchange = HTTPExchange(
            url: try occasion.address(by: try secrets.url(of: endpoint)),
            headers: [(name: "accept", value: "application/json")] + told + headers,
            body: nil,
            answerBytesMax: Self.answerBytesMax,
            security: try secrets.security(of: endpoint)
        )
        let answer = try await exchange.response()
        hearClock(answer.answeredAt)
        guard answer.isSuccess else { throw .sourceFailed("answered \(answer.status)") }
        return .document(try JSON(answer: answer.body))
    }
}
