import Rollouts

/// A source in whose refusals no secret stands, whatever it answered.
struct DiscreetSource: EvidenceSource {
    let source: any EvidenceSource
    let blackout: Blackout

    func response(to query: SourceQuery) async throws(Unavailable) -> SourceResponse {
        do throws(Unavailable) {
            return try await source.response(to: query)
        } catch {
            switch error {
            case .noData(let why): throw .noData(blackout.applied(to: why))
            case .sourceFailed(let why): throw .sourceFailed(blackout.applied(to: why))
            }
        }
    }
}
